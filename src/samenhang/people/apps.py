from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samenhang.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will say what of people is closed with our keys."""
        from samenhang.kit.reclosing import Sealed, keeps_closed

        keeps_closed(Sealed("bsn", "people_person", "bsn_sealed"))
