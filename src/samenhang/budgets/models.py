"""A budget across domains: pots, what is committed from them on a decision, and what was spent of it (G8)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from uuid_utils.compat import uuid7

from samenhang.decisions.models import Decision, Kind
from samenhang.people.models import AboutHousehold
from samenhang.teams.models import Hat


class Pot(models.Model):
    """Money of a year, of one or more domains together. About no household."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    name = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    domains = ArrayField(models.CharField(max_length=24), default=list, blank=True)
    amount = models.DecimalField(max_digits=11, decimal_places=2)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gte=0), name="budgets_pot_not_below_nothing")]

    def __str__(self) -> str:
        return f"{self.name} {self.year}"


class PotMandate(models.Model):
    """Up to how much a rung commits from a pot at a time; without an amount: no maximum. The last one counts."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    pot = models.ForeignKey(Pot, models.PROTECT, related_name="mandates")
    rung = models.SlugField(max_length=30)
    up_to = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class PotChange(models.Model):
    """That there is more or less in a pot, and why."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    pot = models.ForeignKey(Pot, models.PROTECT, related_name="changes")
    amount = models.DecimalField(max_digits=11, decimal_places=2)
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class PotClosing(models.Model):
    """That nothing more is committed from a pot."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    pot = models.OneToOneField(Pot, models.PROTECT, related_name="closing")
    why = models.CharField(max_length=300)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()


class Commitment(models.Model):
    """An amount set apart in a pot, on a decision. Here stands no household: who keeps the pot reads this."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    pot = models.ForeignKey(Pot, models.PROTECT, related_name="commitments")
    amount = models.DecimalField(max_digits=9, decimal_places=2)
    kind = models.CharField(max_length=10, choices=Kind)
    rung_name = models.CharField(max_length=60)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(amount__gt=0), name="budgets_commitment_is_something")]


class CommittedFor(AboutHousehold):
    """On the household's side only: for which decision an amount was set apart."""

    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="committed_for")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass


class Settlement(models.Model):
    """What was spent of a commitment; the rest is free again. Nothing spent: all of it is."""

    id = models.UUIDField(primary_key=True, default=uuid7)
    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="settlement")
    spent = models.DecimalField(max_digits=9, decimal_places=2)
    by = models.ForeignKey(Hat, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(spent__gte=0), name="budgets_spent_not_below_nothing")]
