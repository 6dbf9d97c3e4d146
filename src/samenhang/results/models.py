"""Breakthroughs: what turned, how small, what made it possible, and whether it stood (K1)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenhang.cases.models import Case
from samenhang.people.models import AboutHousehold


class Possible(models.TextChoices):
    """What was done differently."""

    LISTENED = "listened", _("Wij vroegen wat de inwoner zelf wilde, en deden dat eerst")
    ORDER = "order", _("Wij deden dingen in een andere volgorde")
    TOGETHER = "together", _("Wij zaten samen om één tafel")
    ONE_FACE = "one_face", _("Er kwam één gezicht in plaats van veel")
    TIME = "time", _("Er kwam rust of uitstel")
    RULE = "rule", _("Wij weken af van een regel, met rugdekking")
    MONEY = "money", _("Er kwam geld op het goede moment")
    NETWORK = "network", _("Familie, vrienden of buren hielpen mee")
    TRUST = "trust", _("Iemand bleef komen, ook toen het niet liep")
    BY_THEMSELVES = "by_themselves", _("De inwoner deed het zelf")


class Breakthrough(AboutHousehold):
    """Something turned, however small. That none is possible now, concluded together, is one too."""

    class Size(models.TextChoices):
        SMALL = "small", _("Een klein stapje")
        STEP = "step", _("Een stap")
        LARGE = "large", _("Een grote stap")
        NONE = "none", _("Samen vastgesteld: nu lukt het niet")

    class SaidBy(models.TextChoices):
        RESIDENT = "resident", _("De inwoner")
        NETWORK = "network", _("Iemand uit het netwerk")
        COLLEAGUE = "colleague", _("Een collega")
        TOGETHER = "together", _("Wij samen")

    case = models.ForeignKey(Case, models.PROTECT, related_name="breakthroughs")
    on = models.DateField()
    said_by = models.CharField(max_length=12, choices=SaidBy)
    turned = models.TextField()
    size = models.CharField(max_length=8, choices=Size)
    made_possible = ArrayField(models.CharField(max_length=16, choices=Possible), default=list, blank=True)
    made_words = models.TextField(blank=True, default="")
    life_domains = ArrayField(models.SlugField(max_length=24), default=list, blank=True)
    who = models.CharField(max_length=300, blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["case", "-on"], name="results_of_case")]

    @property
    def possible(self) -> list[str]:
        """What made it possible, in words."""
        return [str(Possible(one).label) for one in self.made_possible]


class LookBack(AboutHousehold):
    """Whether it stood, told later. The last one counts."""

    class How(models.TextChoices):
        STANDS = "stands", _("Het staat nog")
        GREW = "grew", _("Het werd meer")
        PARTLY = "partly", _("Een deel staat nog")
        FELL_BACK = "fell_back", _("Het viel terug")

    breakthrough = models.ForeignKey(Breakthrough, models.PROTECT, related_name="looked_back")
    how = models.CharField(max_length=12, choices=How)
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass
