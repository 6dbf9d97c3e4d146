from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from samenhang.access.viewer import Viewer
    from samenhang.cases.models import Case


class WeighingConfig(AppConfig):
    name = "samenhang.weighing"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will add the way to every case's screen, its points for a table, and what waits."""
        from samenhang.cases.ways import Way, add_points, add_way
        from samenhang.kit import waiting
        from samenhang.weighing.queries import lists

        add_way(
            Way(
                key="reversed_test",
                title=_("Omgekeerde toets"),
                when=_(
                    "Voordat u besluit: eerst welk effect u samen wilt, dan waar de wetten voor zijn gemaakt, dan wat "
                    "het met wie doet, en pas dan wat er moet."
                ),
                order=40,
                permission="weighing.read",
                start=_start,
                start_label=_("Omgekeerde toets beginnen"),
                items=lists.items,
                icon="scale",
            )
        )
        add_way(
            Way(
                key="value_triangle",
                title=_("Waardendriehoek"),
                when=_(
                    "Wanneer u samen tussen mogelijkheden kiest en wilt zien waar u verschilt. Ieder geeft eerst een "
                    "eigen standpunt. Ook zonder toets."
                ),
                order=44,
                permission="weighing.read",
                start=_start_triangle,
                start_label=_("Waardendriehoek beginnen"),
                items=lists.triangles,
                icon="target",
            )
        )
        add_points("weighing", lists.points)
        waiting.register(
            waiting.Waiting(
                key="test_reviews",
                title=_("Terugkijken op een toets"),
                one=_("toets om op terug te kijken"),
                many=_("toetsen om op terug te kijken"),
                none=_("Er is niets om op terug te kijken."),
                url_name="weighing:reviews",
                permission="weighing.end",
                count=lists.reviews_waiting,
                order=62,
                icon="scale",
            )
        )


def _start(viewer: "Viewer", case: "Case") -> str | None:
    return reverse("weighing:begin", args=[case.id]) if _writes(viewer, case) else None


def _start_triangle(viewer: "Viewer", case: "Case") -> str | None:
    return reverse("weighing:begin_triangle", args=[case.id]) if _writes(viewer, case) else None


def _writes(viewer: "Viewer", case: "Case") -> bool:
    from samenhang.access.models import Layer
    from samenhang.involvement.queries import writable_files

    if not viewer.may("weighing.write"):
        return False
    wide = {Layer.SHARED, Layer.CASE_TEAM}
    return any(layer in wide for layer, _domain in writable_files(viewer, case.household_id))
