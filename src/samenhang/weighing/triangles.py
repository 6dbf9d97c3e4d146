"""The value triangle (G3): where each professional stands on each option, and never an average."""

from django.core.validators import MaxValueValidator
from django.db import models

from samenhang.cases.models import Case
from samenhang.people.models import AboutHousehold


class ValueTriangle(AboutHousehold):
    """A triangle on a case; on a test, or standing alone."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="value_triangles")
    test = models.OneToOneField(
        "weighing.ReversedTest", models.PROTECT, null=True, blank=True, related_name="value_triangle"
    )
    question = models.CharField(max_length=300)
    begun_by_id = models.UUIDField()
    begun_at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        indexes = [models.Index(fields=["case", "-begun_at"], name="weighing_triangle_of_case")]

    def __str__(self) -> str:
        return self.question


class TriangleOption(AboutHousehold):
    """An option that is weighed; doing nothing is always one."""

    triangle = models.ForeignKey(ValueTriangle, models.PROTECT, related_name="options")
    of_test = models.ForeignKey(
        "weighing.TestOption", models.PROTECT, null=True, blank=True, related_name="weighed_options"
    )
    title = models.CharField(max_length=200)
    nothing = models.BooleanField(default=False)
    order = models.PositiveIntegerField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.UniqueConstraint(
                fields=["triangle"], condition=models.Q(nothing=True), name="weighing_triangle_nothing_once"
            ),
            models.UniqueConstraint(fields=["triangle", "of_test"], name="weighing_triangle_option_once"),
        ]

    def __str__(self) -> str:
        return self.title


class Position(AboutHousehold):
    """Where a professional stands on an option: three marks and words. A later one stands beside the earlier.

    Read by who gave an own one on the option, and by everybody with the key once the triangle ended.
    """

    option = models.ForeignKey(TriangleOption, models.PROTECT, related_name="positions")
    triangle = models.ForeignKey(ValueTriangle, models.PROTECT, related_name="positions")
    engagement = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    returns = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    legitimacy = models.PositiveSmallIntegerField(validators=[MaxValueValidator(10)])
    words = models.TextField(blank=True, default="")
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        constraints = [
            *AboutHousehold.Meta.constraints,
            models.CheckConstraint(
                condition=models.Q(engagement__lte=10, returns__lte=10, legitimacy__lte=10),
                name="weighing_position_to_ten",
            ),
        ]

    @property
    def marks(self) -> tuple[int, int, int]:
        """The three marks: engagement, return, legitimacy."""
        return self.engagement, self.returns, self.legitimacy


class TriangleEnd(AboutHousehold):
    """That weighing ended: what is taken from it, with the differences left standing."""

    triangle = models.OneToOneField(ValueTriangle, models.PROTECT, related_name="end")
    words = models.TextField()
    by_id = models.UUIDField()
    at = models.DateTimeField()

    class Meta(AboutHousehold.Meta):
        pass
