"""Who may ask for a deliberation, lead one, sit at one; and the seven steps with their time."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenhang.access.permissions import HELPING, declare, has_role
from samenhang.deliberation.models import Line

HELPS = has_role(*HELPING)
AT_THE_TABLE = (*HELPING, "team_lead", "policy_adviser")
SITS = has_role(*AT_THE_TABLE)
LEADS = HELPING

READ = declare("deliberation.read", "Een moreel beraad lezen waar u bij hoort", SITS)
ASK = declare("deliberation.ask", "Een moreel beraad vragen, de tekst schrijven en vertellen wat ervan kwam", HELPS)
LEAD = declare("deliberation.lead", "Een moreel beraad begeleiden", HELPS)
SIT = declare("deliberation.sit", "Aan een moreel beraad meedoen", SITS)
REFLECT = declare("deliberation.reflect", "Alleen of met zijn tweeën stilstaan bij een lastige keuze", HELPS)
KEEP_LIST = declare(
    "deliberation.keep_list", "Bijhouden wie is opgeleid om een moreel beraad te begeleiden", has_role("manager")
)

FEWEST, MOST = 6, 10
ASKED_AFTER = timedelta(days=91)
"""So long after a deliberation the asker is asked what came of it."""


@dataclass(frozen=True, slots=True)
class StepRule:
    """One of the seven steps: its name, how long it takes, what to watch, and what may be said in it."""

    number: int
    title: str | Promise
    minutes: int
    hint: str | Promise
    slots: tuple[str, ...]
    under: str = ""
    """The kind of line the others in this step hang below."""


S = Line.Slot
STEPS = (
    StepRule(1, _("De feiten"), 10, _("Wat weten we, en wat niet? Nog geen oordeel."), (S.KNOWN, S.UNKNOWN)),
    StepRule(
        2,
        _("De morele vraag"),
        10,
        _("Wat is hier het goede om te doen? Zeg het in één zin, en zeg wie erover beslist."),
        (S.QUESTION, S.DECIDER),
    ),
    StepRule(
        3,
        _("Wie het raakt"),
        20,
        _("Noem wie het raakt. Kijk per persoon of groep eerst naar rechten, dan naar belangen, dan naar wensen."),
        (S.TOUCHED, S.RIGHTS, S.INTERESTS, S.WISHES),
        S.TOUCHED,
    ),
    StepRule(
        4,
        _("Opties en argumenten"),
        20,
        _("Niets doen is ook een optie. Zoek bij elke optie beginselen en gevolgen. Nog niet wegen."),
        (S.OPTION, S.PRINCIPLE, S.CONSEQUENCE),
        S.OPTION,
    ),
    StepRule(5, _("Wegen"), 20, _("Wat weegt het zwaarst, en waarom? Doe dit samen, hardop."), (S.WEIGHING,)),
    StepRule(
        6,
        _("De conclusie"),
        15,
        _("Wij doen …, omdat …, ondanks …. De begeleider legt de conclusie vast."),
        (S.CONCLUSION,),
    ),
    StepRule(
        7,
        _("Schade beperken en terugkijken"),
        15,
        _("Wie heeft last van de keuze, en wat doen we daaraan? Zou u er zelf voor staan? Wat leerden we?"),
        (S.DAMAGE, S.STAND, S.DISSENT, S.LEARNT),
    ),
)
TOTAL = sum(step.minutes for step in STEPS)
LIGHT = (
    ("question", _("Concentreren"), 5),
    ("first_reaction", _("De eerste reactie uitstellen"), 5),
    ("looked_again", _("Nadenken"), 10),
    ("will_do", _("Doen"), 5),
)
"""The light form, twenty-five minutes in all."""


def step(number: int) -> StepRule:
    """This function will give the rule of a step."""
    return STEPS[number - 1]
