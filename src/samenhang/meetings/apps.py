from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class MeetingsConfig(AppConfig):
    name = "samenhang.meetings"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will add the logbook's tab and panel to the screens of a household that has a case."""
        from samenhang.cases.changes import effects
        from samenhang.cases.frame import Tab, add_tab
        from samenhang.cases.panels import Panel, add_panel
        from samenhang.cases.pieces import pieces
        from samenhang.layers.kinds import Kind, add_kind
        from samenhang.meetings import moving, together
        from samenhang.meetings.living import of_who_goes
        from samenhang.meetings.pieces import about_members

        together.add()
        effects.register(of_who_goes)
        add_kind(Kind(moving.TABLE, "logboek", _("regel in het logboek"), moving.find, hides=True))
        pieces.register(about_members)
        add_tab(
            Tab(
                "logbook",
                _("Logboek"),
                lambda household, case: reverse("meetings:logbook", args=[case.id]) if case else None,
                "meetings.read_logbook",
                50,
                layers=("shared", "case_team", "domain"),
            )
        )
        add_panel(
            Panel(
                "logbook",
                _("Logboek"),
                lambda case: reverse("meetings:panel", args=[case.id]),
                "meetings.read_logbook",
                30,
                page=lambda case: reverse("meetings:logbook", args=[case.id]),
                layers=("shared", "case_team"),
                icon="book-open",
            )
        )
