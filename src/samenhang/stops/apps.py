from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StopsConfig(AppConfig):
    name = "samenhang.stops"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put intended stops on the case, in the top bar, and before who must act."""
        from samenhang.cases.ways import Way, add_points, add_way
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register
        from samenhang.stops import queries, together

        register(
            NavItem(
                _("Voorgenomen stops"),
                "stops:list",
                permission="stops.read",
                order=46,
                icon="hourglass",
                group="together",
            )
        )
        register(
            NavItem(
                _("Termijnen bij een stop"),
                "stops:kinds",
                permission="stops.keep_kinds",
                order=80,
                icon="hourglass",
                group="keep",
            )
        )
        add_way(
            Way(
                key="stops",
                title=_("Voorgenomen stop"),
                when=_("Er gaat iets stoppen of minder worden: een uitkering, een voorziening, de huur. Eerst vragen."),
                order=35,
                permission="stops.read_of_case",
                start=together.start,
                start_label=_("Wat dreigt er te stoppen?"),
                items=together.items,
                icon="hourglass",
            )
        )
        add_points("stops", together.points)
        waiting.register(
            waiting.Waiting(
                key="stops",
                title=_("Voorgenomen stops"),
                one=_("stop vraagt een antwoord of een afspraak van u"),
                many=_("stops vragen een antwoord of een afspraak van u"),
                none=_("Er dreigt niets te stoppen waar u op moet antwoorden."),
                url_name="stops:mine",
                permission="stops.read_of_case",
                count=queries.before_director,
                order=12,
                icon="hourglass",
            )
        )
        waiting.register(
            waiting.Waiting(
                key="stops_sent",
                title=_("Gemelde stops"),
                one=_("melding vraagt uw antwoord of uw beslissing"),
                many=_("meldingen vragen uw antwoord of uw beslissing"),
                none=_("Er wacht niets."),
                url_name="stops:list",
                permission="stops.read",
                count=queries.waiting,
                order=13,
                icon="hourglass",
            )
        )
        waiting.register(
            waiting.Waiting(
                key="stops_counted",
                title=_("Stops zonder antwoord"),
                one=_("melding kreeg niet op tijd antwoord"),
                many=_("meldingen kregen niet op tijd antwoord"),
                none=_("Alles kreeg op tijd antwoord."),
                some=_("minder dan 5 meldingen kregen niet op tijd antwoord"),
                url_name="stops:figures",
                permission="stops.see_figures",
                count=lambda viewer, _at: queries.unanswered(viewer),
                order=60,
                icon="hourglass",
            )
        )
