from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EscalationConfig(AppConfig):
    name = "samenhang.escalation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the heavier rungs on every case, and show who must act what waits for them."""
        from samenhang.cases.ways import Way, add_points, add_way
        from samenhang.escalation import points
        from samenhang.escalation.queries import button, consulting
        from samenhang.kit.nav import NavItem, register
        from samenhang.kit.waiting import Waiting
        from samenhang.kit.waiting import register as waits

        register(
            NavItem(
                _("De ladder in cijfers"),
                "escalation:figures",
                "escalation.see_figures",
                order=70,
                icon="list-checks",
                group="together",
            )
        )
        add_points("escalation", points.points)
        add_way(
            Way(
                "consultation",
                _("Procesregisseur denkt mee"),
                _("Het blijft vastzitten. Een procesregisseur leest even mee, antwoordt, en blijft erbuiten."),
                30,
                "escalation.consult",
                points.consult_from,
                _("Procesregisseur vragen"),
                points.consultations,
                "circle-help",
            )
        )
        add_way(
            Way(
                "stepping_in",
                _("Procesregisseur stapt in"),
                _("Alle deuren zijn dicht. Een procesregisseur werkt een tijd naast de regievoerder, die blijft."),
                62,
                "escalation.step_in",
                points.step_in_from,
                _("Laten instappen"),
                points.steppings,
                "users",
            )
        )
        add_way(
            Way(
                "red_button",
                _("Rode knop"),
                _("Twee organisaties komen er niet uit, ook niet met een beraad. Hun leidinggevenden antwoorden."),
                70,
                "escalation.press",
                points.press_from,
                _("Rode knop gebruiken"),
                points.buttons,
                "flag",
            )
        )
        waits(
            Waiting(
                "escalation",
                _("Opschaling"),
                _("stap wacht op u"),
                _("stappen wachten op u"),
                _("Er wacht niets op u."),
                "escalation:to_do",
                "escalation.read",
                points.waiting,
                56,
                "flag",
            )
        )
        waits(
            Waiting(
                "escalation-along",
                _("Meedenken als procesregisseur"),
                _("vraag of bericht wacht op u"),
                _("vragen of berichten wachten op u"),
                _("Niemand vraagt u mee te denken."),
                "escalation:mine",
                "escalation.watch",
                consulting.waiting,
                57,
                "circle-help",
            )
        )
        waits(
            Waiting(
                "escalation-watched",
                _("Rode knop zonder antwoord"),
                _("rode knop kreeg geen antwoord"),
                _("rode knoppen kregen geen antwoord"),
                _("Geen rode knop zonder antwoord."),
                "escalation:watched",
                "escalation.watch",
                button.watched,
                58,
                "flag",
            )
        )
        waits(
            Waiting(
                "escalation-red-button",
                _("Rode knop"),
                _("vraag wacht op het antwoord van uw organisatie"),
                _("vragen wachten op het antwoord van uw organisatie"),
                _("Geen rode knop wacht op uw organisatie."),
                "escalation:envelopes",
                "escalation.answer",
                button.waiting,
                20,
                "flag",
            )
        )
