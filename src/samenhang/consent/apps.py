from django.apps import AppConfig


class ConsentConfig(AppConfig):
    name = "samenhang.consent"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will hold the adviser's table to its shape, and let it offer to call Veilig Thuis."""
        from django.utils.translation import gettext_lazy as _

        from samenhang.consent.advice import Offer, current_table, offer

        number = current_table().veilig_thuis
        tel = f"tel:{number.replace('-', '')}"
        told = _("Veilig Thuis bellen: %(number)s") % {"number": number}
        offer(Offer("veilig_thuis", told, lambda _here: tel, None, icon="phone", order=5))
