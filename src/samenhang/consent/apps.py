from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsentConfig(AppConfig):
    name = "samenhang.consent"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will check the adviser's table, and put bases and supervision in the top bar and the rules."""
        from samenhang.access.rules_map import add_section
        from samenhang.consent import history, without
        from samenhang.consent.advice import Offer, current_table, offer
        from samenhang.consent.table import as_section
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register

        number = current_table().veilig_thuis
        tel = f"tel:{number.replace('-', '')}"
        told = _("Veilig Thuis bellen: %(number)s") % {"number": number}
        offer(Offer("veilig_thuis", told, lambda _here: tel, None, icon="phone", order=5))
        add_section(as_section)
        register(
            NavItem(
                _("Grondslagen"), "consent:bases", permission="consent.see_bases", order=87, icon="scale", group="keep"
            )
        )
        register(
            NavItem(
                _("Zonder toestemming"),
                "consent:without_consent",
                permission="consent.supervise",
                order=72,
                icon="shield-alert",
                group="share",
            )
        )
        waiting.register(
            waiting.Waiting(
                key="without_consent",
                title=_("Zonder toestemming gedeeld"),
                one=_("is te laat verteld of herzien"),
                many=_("zijn te laat verteld of herzien"),
                none=_("Er wacht niets."),
                url_name="consent:without_consent",
                permission="consent.supervise",
                count=without.late,
                order=20,
                icon="shield-alert",
            )
        )
        waiting.register(
            waiting.Waiting(
                key="basis_proposals",
                title=_("Grondslagen"),
                one=_("voorstel wacht op een besluit"),
                many=_("voorstellen wachten op een besluit"),
                none=_("Er wacht niets."),
                url_name="consent:bases",
                permission="consent.decide",
                count=history.waiting,
                order=30,
                icon="scale",
            )
        )
