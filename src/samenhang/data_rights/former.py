"""What was kept about somebody in a household they left: their own rows, and the household's as they stood that day.

What the household did afterwards is not about who left. Ids are UUIDv7: they tell when a row was made, whatever else it
says; what hangs on a row (a correction, an end) is left off it when it came later.
"""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from samenhang.kit.dates import day as in_full
from samenhang.people.models import Person

TIMED = 7
"""The version of ids that begin with the moment they were made."""


@dataclass(frozen=True, slots=True)
class Home:
    """A household somebody left, and the day from which they belonged to it no more."""

    id: UUID
    left: date

    @property
    def from_then(self) -> UUID:
        """The first id that can have been made on the day of leaving."""
        moment = timezone.make_aware(datetime.combine(self.left, time()))
        return UUID(int=int(moment.timestamp() * 1000) << 80)

    @property
    def words(self) -> str:
        """How it is called in the file: not by a name, which may be another's."""
        return _("een huishouden waar u bij hoorde tot %(day)s") % {"day": in_full(self.left)}

    def rows(self, model: type[models.Model], person: Person) -> Q:
        """This function will narrow a table to the person's own rows, and the household's from before they left."""
        names = {one.name for one in model._meta.get_fields()}
        before = Q(id__lt=self.from_then)
        if "changed_at" in names:
            before &= Q(changed_at__lt=timezone.make_aware(datetime.combine(self.left, time())))
        return Q(person=person) | before if "person" in names else before

    def as_it_was(self, row: Any, person: Person) -> Any:
        """This function will take what came after leaving off a row of the household; own rows stay whole."""
        row.former = self
        if getattr(row, "person_id", None) != person.id:
            self._prune(row)
        return row

    def _prune(self, row: Any) -> None:
        for found in getattr(row, "_prefetched_objects_cache", {}).values():
            found._result_cache = [one for one in found._result_cache if not self._later(one)]
            for one in found._result_cache:
                self._prune(one)
        for name, one in list(row._state.fields_cache.items()):
            if one is not None and self._later(one):
                row._state.fields_cache[name] = None

    def _later(self, one: Any) -> bool:
        key = getattr(one, "id", None)
        return isinstance(key, UUID) and key.version == TIMED and key >= self.from_then


def homes() -> list[Home]:
    """This function will give the households that whose file is made left, to the service of that file; else none.

    Never one in which somebody was protected: whoever was helped apart asks there.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM access.own_former_homes()")
        return [Home(*row) for row in cursor.fetchall()]
