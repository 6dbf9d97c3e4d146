from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "samenhang.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will say what of people is closed with our keys."""
        from samenhang.kit.reclosing import Elsewhere, Sealed, keeps_closed
        from samenhang.people import sealed_documents

        keeps_closed(Sealed("bsn", "people_person", "bsn_sealed"))
        column = ("people_document", "content_sealed")
        keeps_closed(
            Elsewhere("documents", "documents", sealed_documents.reclose, sealed_documents.closed_with, column)
        )
