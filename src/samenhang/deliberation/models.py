"""Moral deliberation: an anonymous text, who sits around it, what is said in seven steps, and what came of it (G2).

What stands in the tables without a household crosses to everybody at the table: it names nobody. From which household
a deliberation comes is kept on the asker's side only (FromCase).
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from uuid_utils.compat import uuid7

from samenhang.cases.models import Case
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Hat


class Act(models.Model):
    """Something that was done once: by whom, when."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True


class TrainedFacilitator(Act):
    """That a colleague was trained to lead a deliberation: since when, by whom, until when it holds."""

    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    since = models.DateField()
    trained_by = models.CharField(max_length=120)
    until = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["hat"], name="deliberation_trained_hat")]


class TrainedEnd(Act):
    """That somebody was taken off the list of trained colleagues."""

    trained = models.OneToOneField(TrainedFacilitator, models.PROTECT, related_name="end")


class Deliberation(Act):
    """A moral deliberation that somebody asked for. About nobody: what is said of it stands in its text."""


class Version(Act):
    """The anonymous text: the question as the asker has it, why now, by when, who decides, and the facts.

    ``pointed_at`` is how many places the name finder pointed at that the writer left in after looking.
    """

    deliberation = models.ForeignKey(Deliberation, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    question = models.TextField()
    why_now = models.TextField()
    decide_by = models.DateField()
    who_decides = models.CharField(max_length=200)
    facts = models.TextField()
    pointed_at = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["deliberation", "number"], name="deliberation_version_once"),
        ]


class Check(Act):
    """What the second person found of a text: it names nobody, or it must be changed, and where."""

    deliberation = models.ForeignKey(Deliberation, models.PROTECT, related_name="+")
    version = models.OneToOneField(Version, models.PROTECT, related_name="check_done")
    approved = models.BooleanField()
    words = models.TextField(blank=True, default="")


class Facilitation(Act):
    """That a trained colleague was asked to lead."""

    deliberation = models.ForeignKey(Deliberation, models.PROTECT, related_name="facilitations")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")


class FacilitationAnswer(Act):
    """What the trained colleague answered."""

    facilitation = models.OneToOneField(Facilitation, models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    words = models.CharField(max_length=300, blank=True, default="")


class FacilitationEnd(Act):
    """That somebody no longer leads, or was not to be asked after all: another may take over."""

    facilitation = models.OneToOneField(Facilitation, models.PROTECT, related_name="end")
    words = models.CharField(max_length=300, blank=True, default="")


class Seat(Act):
    """That a colleague was invited to think along."""

    deliberation = models.ForeignKey(Deliberation, models.PROTECT, related_name="seats")
    hat = models.ForeignKey(Hat, models.PROTECT, related_name="+")


class SeatAnswer(Act):
    """Whether they come, and whether they say to know the case from their own work."""

    seat = models.OneToOneField(Seat, models.PROTECT, related_name="answer")
    comes = models.BooleanField()
    involved = models.BooleanField(default=False)


class SeatEnd(Act):
    """That somebody no longer sits at the table. Never why: that could tell whom they know."""

    seat = models.OneToOneField(Seat, models.PROTECT, related_name="end")


class Step(Act):
    """That a step of the session began; the last one counts. The first may say why one goes on with this table."""

    deliberation = models.ForeignKey(Deliberation, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    words = models.CharField(max_length=500, blank=True, default="")


class Line(Act):
    """What somebody said in a step. Everybody adds lines of their own, so that nothing is lost when two type."""

    class Slot(models.TextChoices):
        KNOWN = "known", _("Dit weten we")
        UNKNOWN = "unknown", _("Dit weten we niet")
        QUESTION = "question", _("De morele vraag")
        DECIDER = "decider", _("Wie hierover beslist")
        TOUCHED = "touched", _("Wie het raakt")
        RIGHTS = "rights", _("Rechten")
        INTERESTS = "interests", _("Belangen")
        WISHES = "wishes", _("Wensen")
        OPTION = "option", _("Een optie")
        PRINCIPLE = "principle", _("Argument uit een beginsel")
        CONSEQUENCE = "consequence", _("Argument uit een gevolg")
        WEIGHING = "weighing", _("Wat weegt het zwaarst, en waarom")
        CONCLUSION = "conclusion", _("Voorstel voor de conclusie")
        DAMAGE = "damage", _("Zo beperken we de schade")
        STAND = "stand", _("Sta ik hier zelf voor?")
        DISSENT = "dissent", _("Ik denk er anders over")
        LEARNT = "learnt", _("Wat we leerden")

    deliberation = models.ForeignKey(Deliberation, models.PROTECT, related_name="lines")
    slot = models.CharField(max_length=12, choices=Slot)
    under = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="below")
    words = models.TextField()
    named = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["deliberation", "at"], name="deliberation_lines")]


class LineStruck(Act):
    """That a line was struck: it stays on record, and is shown no more."""

    line = models.OneToOneField(Line, models.PROTECT, related_name="struck")


class Conclusion(Act):
    """What the table concluded: we do …, because …, despite …; or that the line decides. The last one counts."""

    class Kind(models.TextChoices):
        AGREED = "agreed", _("We zijn het eens geworden")
        LINE = "line", _("Alles weegt even zwaar: de lijn beslist")

    deliberation = models.ForeignKey(Deliberation, models.PROTECT, related_name="conclusions")
    kind = models.CharField(max_length=8, choices=Kind)
    we_do = models.TextField(blank=True, default="")
    because = models.TextField(blank=True, default="")
    despite = models.TextField(blank=True, default="")
    conditions = models.TextField(blank=True, default="")
    to_whom = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(models.Q(kind="agreed") & ~models.Q(we_do="") & ~models.Q(because=""))
                | (models.Q(kind="line") & ~models.Q(to_whom="")),
                name="deliberation_conclusion_said",
            )
        ]


class Closing(Act):
    """That the session is over: from then on nothing is added, and everybody keeps the anonymous report."""

    deliberation = models.OneToOneField(Deliberation, models.PROTECT, related_name="closing")


class Withdrawal(Act):
    """That the asker took the request back."""

    deliberation = models.OneToOneField(Deliberation, models.PROTECT, related_name="withdrawal")
    why = models.CharField(max_length=500)


class Aftermath(Act):
    """What came of it, told by the asker's side; everybody at the table reads it."""

    deliberation = models.OneToOneField(Deliberation, models.PROTECT, related_name="aftermath")
    words = models.TextField()


class FromCase(AboutHousehold):
    """On the asker's side only: from which case a deliberation comes."""

    deliberation = models.OneToOneField(Deliberation, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["case", "-at"], name="deliberation_from_case")]


class Landing(AboutHousehold):
    """That the conclusion was taken into the case; ``entry_id`` is its line in the logbook."""

    deliberation = models.OneToOneField(Deliberation, models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    entry_id = models.UUIDField()
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class Reflection(AboutHousehold):
    """The light form, for one or two: the question, the first reaction set aside, a second look, what one does."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    beside = models.ForeignKey(Hat, models.PROTECT, null=True, blank=True, related_name="+")
    question = models.TextField()
    first_reaction = models.TextField()
    looked_again = models.TextField()
    will_do = models.TextField()
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["case", "-at"], name="deliberation_reflections")]
