"""The other side of the wall: handhavers with a file about somebody who is helped too."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.lawfulness import actions
from samenhang.lawfulness.models import Basis, LawfulnessFile
from samenhang.people.models import Person
from samenhang.teams import actions as teams
from samenhang.teams.models import Role, Team
from tests.support.town import Colleague, Town, a_bsn

MARKS = {
    "reason": "de kanarie zingt dubbel",
    "note": "twee tandenborstels in de beker",
    "finding": "de lantaarn brandt tot drie uur",
    "closing": "het tuinhek staat weer dicht",
    "disclosure": "eerst moet de appel vallen",
    "passed": "de kelder ruikt naar regen",
    "why": "de brievenbus is te vol",
    "promise": "wij kijken onder het vloerkleed",
    "outcome": "de kat is terecht",
    "asked": "een man met twee paraplu's",
}
"""Words that stand nowhere else: one in each field of this side."""


@dataclass
class Apart:
    """A lawfulness team: two colleagues and what they hold."""

    town: Town
    team: Team
    gerrit: Colleague
    els: Colleague

    def whom(self, bsn: str = "", **more: object) -> actions.Whom:
        """This function will give somebody to investigate."""
        told: dict[str, object] = {"family_name": "Zilverdraad", "given_names": "Otto", "birth_date": date(1980, 4, 2)}
        return actions.Whom(**{**told, "bsn": bsn or a_bsn(), **more})  # type: ignore[arg-type]  # a test's own words

    def file(
        self,
        bsn: str = "",
        *,
        closed: bool = False,
        kind: str = "assistance",
        reason: str = MARKS["reason"],
        **more: object,
    ) -> LawfulnessFile:
        """This function will let Gerrit open a file with a mark in every field, closed if asked."""
        by, at = self.gerrit.viewer, self.town.now
        with viewing(by):
            file = actions.open_file(
                whom=self.whom(bsn, **more),
                kind=kind,
                basis=Basis.objects.get(code="pw-53a"),
                reason=reason,
                by=by,
                at=at,
            )
            today = timezone.localdate(at)
            for part in ("note", "finding"):
                actions.write_note(file=file, kind=part, words=MARKS[part], on=today, by=by, at=at)
            if closed:
                actions.close(
                    file=file,
                    outcome="right",
                    words=MARKS["closing"],
                    disclose_on=timezone.localdate() + timedelta(30),
                    why=MARKS["disclosure"],
                    by=by,
                    at=at,
                )
        return file


def an_apart(town: Town, gerrit: str = "Gerrit Proef") -> Apart:
    """This function will give a town its lawfulness team."""
    team = teams.add_team(
        organisation=town.municipality,
        name="Handhaving",
        domain="rechtmatigheid",
        is_desk=False,
        by=None,
        at=town.now,
    )
    investigator = town.colleague(Role.LAWFULNESS, name=gerrit, team=team)
    els = town.colleague(Role.LAWFULNESS, name="Els Proef", team=team)
    return Apart(town, team, investigator, els)


def with_number(town: Town, person: Person, bsn: str) -> None:
    """This function will record a member's BSN, by the desk."""
    from samenhang.people import bsn as numbers

    with viewing(town.officer.viewer):
        Person.objects.filter(id=person.id).update(
            bsn_sealed=numbers.seal(bsn, person.id), bsn_index=numbers.index(bsn)
        )
