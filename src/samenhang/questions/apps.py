from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class QuestionsConfig(AppConfig):
    name = "samenhang.questions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will show quick questions in the top bar, on the first page and on every case."""
        from samenhang.cases.ways import Way, add_way
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register
        from samenhang.questions import queries, together

        register(
            NavItem(
                _("Snelle vragen"),
                "questions:list",
                "questions.read",
                order=55,
                icon="message-square",
                group="together",
            )
        )
        waiting.register(
            waiting.Waiting(
                key="questions",
                title=_("Vragen aan mij"),
                one=_("vraag van een collega wacht op u of uw team"),
                many=_("vragen van collega’s wachten op u of uw team"),
                none=_("Er wacht geen vraag van een collega."),
                url_name="questions:list",
                permission="questions.read",
                count=queries.waiting,
                order=55,
                icon="message-square",
            )
        )
        add_way(
            Way(
                key="question",
                title=_("Snelle vraag"),
                when=_("U weet iets niet, en een collega of een team misschien wel. Zonder namen, in vijf zinnen."),
                order=10,
                permission="questions.ask",
                start=lambda viewer, case: reverse("questions:ask_about", args=[case.id]),
                start_label=_("Vraag stellen"),
                items=together.items,
                icon="message-square",
            )
        )
