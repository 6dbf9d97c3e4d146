from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LegalRoomConfig(AppConfig):
    name = "samenhang.legal_room"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will hang room in the law on every case, in the top bar and on the first page."""
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register
        from samenhang.legal_room import queries, support

        support.add()
        register(
            NavItem(
                _("Ruimte in de wet"),
                "legal_room:list",
                permission="legal_room.read",
                order=61,
                icon="book-open",
                group="together",
            )
        )
        register(
            NavItem(
                _("Juristen"), "legal_room:jurists", "legal_room.keep_list", order=87, icon="book-open", group="keep"
            )
        )
        waiting.register(
            waiting.Waiting(
                "legal_room",
                _("Ruimte in de wet"),
                _("vraag of antwoord wacht op u"),
                _("vragen of antwoorden wachten op u"),
                _("niets wacht op u"),
                "legal_room:questions",
                "legal_room.read",
                lambda viewer, _at: queries.waits(viewer),
                order=67,
                icon="book-open",
            )
        )
