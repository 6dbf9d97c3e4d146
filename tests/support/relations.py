"""Who may stand in which relation to a household: one colleague for each, and what the wall lets each of them know."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.apps import apps
from django.test import Client
from django.utils import timezone

from samenhang.access.models import NOBODY
from samenhang.access.viewer import viewing
from samenhang.involvement import actions as involving
from samenhang.involvement.models import Part
from samenhang.teams.models import Role
from tests.support.road import Road
from tests.support.town import Colleague

if TYPE_CHECKING:
    from psycopg import Connection

type Key = tuple[UUID, UUID, str, str]


@dataclass
class Relation:
    """Somebody, in words for the table; without a colleague it is who did not sign in."""

    words: str
    who: Colleague | None = None

    def client(self) -> Client:
        return self.who.client() if self.who else Client()


def relations(road: Road) -> dict[str, Relation]:
    """This function will give everybody the table names, in its order. The household has a parent and a child."""
    town, home = road.town, road.home
    parent, child = home.ids[:2]

    def involved(role: str = Role.PROFESSIONAL, part: Part = Part.PROFESSIONAL, **more: Any) -> Colleague:
        domain, organisation = more.pop("domain", None), more.pop("organisation", None)
        who = town.colleague(role, domain=domain, organisation=organisation)
        town.involve(home, who, part=part, **more)
        return who

    ended = town.colleague(domain="wmo")
    was = town.involve(home, ended)
    with viewing(town.director.viewer):
        involving.end_involvement(
            involvement=was, reason="klaar", by=town.director.viewer, at=timezone.now() - timedelta(minutes=1)
        )
    return {
        "director": Relation("regievoerder", town.director),
        "involved": Relation("betrokken professional, met grondslag", involved(domain="jeugd", own_file="jeugd")),
        "groundless": Relation(
            "betrokken partner, zonder grondslag",
            involved(Role.PARTNER, Part.PARTNER, organisation=town.organisation()),
        ),
        "of_child": Relation("betrokken bij alleen het kind", involved(people=[child])),
        "of_parent": Relation("betrokken bij alleen de ouder", involved(people=[parent])),
        "process_director": Relation("procesregisseur, betrokken", involved(Role.PROCESS_DIRECTOR)),
        "ended": Relation("betrokkenheid beëindigd", ended),
        "desk": Relation("medewerker Toegang, van de hulpvraag", town.officer),
        "none": Relation("professional, niet betrokken", town.colleague(domain="wmo")),
        "other_process_director": Relation("procesregisseur, niet betrokken", town.colleague(Role.PROCESS_DIRECTOR)),
        "lawfulness": Relation("rechtmatigheid", town.colleague(Role.LAWFULNESS)),
        "team_lead": Relation("teamleider", town.colleague(Role.TEAM_LEAD, team=town.desk)),
        "manager": Relation("functioneel beheerder", town.colleague(Role.MANAGER)),
        "privacy_officer": Relation("privacy officer", town.colleague(Role.PRIVACY_OFFICER)),
        "fg": Relation("FG", town.colleague(Role.FG)),
        "policy_adviser": Relation("beleidsadviseur", town.colleague(Role.POLICY_ADVISER)),
        "nobody": Relation("niet aangemeld"),
    }


def keys_of(who: Colleague, household: UUID, owner: "Connection[Any]") -> set[Key]:
    """This function will give the keys of a household that somebody may read now, asked of the owner."""
    rows = owner.execute(
        "SELECT g.household_id, g.person_id, g.layer, g.domain FROM access_grant g WHERE g.household_id = %s"
        " AND g.during @> access.clock() AND g.viewer_id IN"
        " (SELECT v.acts_as_id FROM access_viewer v WHERE v.viewer_id = %s)",
        [household, who.hat.id],
    )
    return set(rows)


def key_of(record: UUID, owner: "Connection[Any]") -> Key | None:
    """This function will find the record of this id, in whichever table it stands, and give its key."""
    for model in apps.get_models():
        columns = {field.column for field in model._meta.local_fields}
        if not {"household_id", "person_id", "layer", "domain"} <= columns or model._meta.pk is None:
            continue
        if model._meta.db_table in ("access_grant", "audit_subject"):
            continue
        [*found] = owner.execute(
            f"SELECT household_id, person_id, layer, domain FROM {model._meta.db_table}"
            f" WHERE {model._meta.pk.column} = %s",
            [record],
        )
        if found:
            household, person, layer, domain = found[0]
            return household, person or NOBODY, layer, domain
    return None
