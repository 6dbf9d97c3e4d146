from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResultsConfig(AppConfig):
    name = "samenhang.results"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put breakthroughs on the case, and ask after three months whether they stood."""
        from samenhang.cases.ways import Way, add_way
        from samenhang.kit import waiting
        from samenhang.results import queries, together

        add_way(
            Way(
                key="breakthroughs",
                title=_("Doorbraken"),
                when=_("Er veranderde iets, hoe klein ook. Schrijf het op, ook als de inwoner het vertelt."),
                order=90,
                permission="results.read",
                start=together.start,
                start_label=_("Wat veranderde er?"),
                items=together.items,
                icon="sprout",
            )
        )
        waiting.register(
            waiting.Waiting(
                key="breakthroughs",
                title=_("Terugkijken op doorbraken"),
                one=_("doorbraak is drie maanden oud: staat het nog?"),
                many=_("doorbraken zijn drie maanden oud: staan ze nog?"),
                none=_("Er is niets om op terug te kijken."),
                url_name="results:due",
                permission="results.look_back",
                count=queries.to_look_back,
                order=70,
                icon="sprout",
            )
        )
