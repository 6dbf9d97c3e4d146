"""A random world put into the database, by its owner, the way the actions would have."""

from typing import Any

from django.db.models import Model
from psycopg import Connection, sql
from uuid_utils.compat import uuid7

from samenhang.people.models import Person
from tests.support.world import Basis, Second, Told, World, at, morning

CLERK = "00000000-0000-7000-8000-000000000001"


def insert(connection: "Connection[Any]", table: str, rows: list[dict[str, Any]]) -> None:
    """This function will add rows to a table, as the owner of it."""
    if not rows:
        return
    columns = list(rows[0])
    statement = sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
        sql.Identifier(table),
        sql.SQL(", ").join(map(sql.Identifier, columns)),
        sql.SQL(", ").join(map(sql.Placeholder, columns)),
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)


def _columns(row: Model) -> dict[str, Any]:
    return {str(field.column): getattr(row, field.attname) for field in row._meta.concrete_fields}


def _about(household: Any, person: Any = None) -> dict[str, Any]:
    return {
        "household_id": household,
        "person_id": person,
        "layer": "involvement",
        "domain": "",
        "hidden_reason": "",
        "hidden_until": None,
    }


def store(connection: "Connection[Any]", world: World) -> None:
    """This function will store a world: its triggers derive the grants, row by row, in the order given.

    The rows go in one pipeline: nobody waits for an answer to each.
    """
    now = morning(0)
    with connection.transaction(), connection.pipeline():
        _who_works_where(connection, world)
        insert(
            connection,
            "people_person",
            [_columns(Person(id=p, family_name="Proef", bsn_index=p.bytes)) for p in world.people],
        )
        insert(
            connection,
            "people_household",
            [{"id": h, "name": "Proef", "protected": n == 1, "made_at": now} for n, h in enumerate(world.households)],
        )
        days = {
            m.id: (morning(m.starts).date(), None if m.ends is None else morning(m.ends).date()) for m in world.members
        }
        insert(
            connection,
            "people_membership",
            [
                {"id": m.id, **_about(world.households[m.household], world.people[m.person]), "place": "adult",
                 "starts_on": days[m.id][0], "contact_note": ""}
                for m in world.members
            ],
        )  # fmt: skip  # as above
        insert(
            connection,
            "people_membershipend",
            [
                {
                    "id": m.id,
                    "membership_id": m.id,
                    "on": days[m.id][1],
                    "reason": "",
                    "mistake": False,
                    "by_id": CLERK,
                    "at": now,
                }
                for m in world.members
                if m.ends is not None
            ],
        )
        _who_is_involved(connection, world)
        _what_was_said(connection, world)
        _who_is_a_guest(connection, world)
        _emergencies(connection, world)
        _own_circles(connection, world)


def _who_works_where(connection: "Connection[Any]", world: World) -> None:
    insert(
        connection,
        "teams_organisation",
        [
            {"id": o, "name": "Proef", "kind": kind, "phone": ""}
            for o, kind in zip(world.organisations, world.kinds, strict=True)
        ],
    )
    insert(
        connection,
        "teams_team",
        [
            {"id": d, "organisation_id": o, "name": "Proef", "domain_id": "toegang", "is_desk": True}
            for d, o in zip(world.desks, world.organisations, strict=True)
        ],
    )
    for hat in world.hats:  # each worn by somebody else
        connection.execute(
            "WITH wearer AS ("
            " INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email, is_staff,"
            " is_active, date_joined)"
            " VALUES ('', false, %(id)s::uuid::text, '', '', '', false, true, now()) RETURNING id)"
            " INSERT INTO teams_professional (id, user_id, name, phone, working_days)"
            " SELECT %(id)s, wearer.id, 'Proef', '', '{}' FROM wearer",
            {"id": hat.id},
        )
    insert(
        connection,
        "teams_hat",
        [
            {
                "id": hat.id,
                "professional_id": hat.id,
                "organisation_id": world.organisations[hat.organisation],
                "team_id": world.desks[hat.organisation] if hat.at_desk else None,
                "role": hat.role,
                "domain_id": hat.domain,
                "from_day": morning(hat.from_day).date(),
                "until_day": morning(hat.until_day).date() if hat.until_day is not None else None,
            }
            for hat in world.hats
        ],
    )


def _who_is_involved(connection: "Connection[Any]", world: World) -> None:
    for i in world.involved:
        one = next(iter(i.about)) if i.about is not None and len(i.about) == 1 else None
        insert(
            connection,
            "involvement_involvement",
            [
                {
                    "id": i.id,
                    **_about(world.households[i.household], world.people[one] if one is not None else None),
                    "hat_id": world.hats[i.hat].id if i.hat is not None else None,
                    "team_id": world.desks[i.organisation] if i.hat is None else None,
                    "part": i.part,
                    "task": "",
                    "all_members": i.about is None,
                    "own_file_id": i.own_file,
                    "basis_id": "avg-betrokken",
                    "secret": False,
                    "starts_at": i.starts,
                    "until": i.until,
                    "by_id": CLERK,
                    "at": i.starts,
                }
            ],
        )
        connection.cursor().executemany(
            "INSERT INTO involvement_involvedabout (id, involvement_id, about_id) VALUES (gen_random_uuid(), %s, %s)",
            [(i.id, world.people[p]) for p in i.about or ()],
        )
        if i.ended is not None:
            insert(
                connection,
                "involvement_involvementend",
                [{"id": i.id, "involvement_id": i.id, "at": i.ended, "reason": "", "by_id": CLERK}],
            )


def store_bases(connection: "Connection[Any]", bases: dict[str, list[Basis]]) -> None:
    """This function will add legal bases, and the versions two people decided, before any world is told of them."""
    for code, versions in bases.items():
        for version in versions:
            words = {
                "code": code,
                "law": code,
                "article": "art. 1",
                "purpose": "",
                "told": "Proef.",
                "layers": sorted(version.layers),
                "domains": sorted(version.domains),
                "roles": sorted(version.roles),
                "kinds": sorted(version.kinds),
                "valid_from": morning(version.valid_from).date(),
                "valid_until": None if version.valid_until is None else morning(version.valid_until).date(),
                "in_use": version.in_use,
                "confirmed": True,
                "second_person": False,
                "source": "",
            }
            if version.from_day is None:
                insert(connection, "consent_legalbasis", [words])
                continue
            proposal, by = uuid7(), {"by_id": CLERK, "at": at(version.from_day)}
            day = morning(version.from_day).date()
            more = {"id": proposal, "reason": "", "effective_on": day, **by}
            insert(connection, "consent_basisproposal", [{**words, **more}])
            decided = {"id": proposal, "proposal_id": proposal, "answer": "approved", "reason": "", **by}
            insert(connection, "consent_basisdecision", [decided])


def _second(connection: "Connection[Any]", world: World, told: Told, about: dict[str, Any], seen: Second) -> None:
    """The sharing without consent a telling belongs to, and what the second person said of it."""
    insert(
        connection,
        "consent_withoutconsent",
        [
            {
                "id": told.id, **about, "organisation_id": world.organisations[told.organisation],
                "layers": sorted(told.layers), "basis_id": told.basis, "what": "", "needed": "", "less": "",
                "why_not_asked": "safety", "why_words": "", "consulted": "", "second_id": world.hats[0].id,
                "tell_by": None, "review_on": morning(50).date(), "by_id": CLERK, "at": told.at,
            }
        ],
    )  # fmt: skip  # as above


def _what_was_said(connection: "Connection[Any]", world: World) -> None:
    common = {"how": "desk", "by_id": CLERK}
    for n in world.told:
        person = world.people[n.person] if n.person is not None else None
        about = _about(world.households[n.household], person)
        row = {"organisation_id": world.organisations[n.organisation], "layers": sorted(n.layers), "at": n.at}
        if n.second:
            _second(connection, world, n, about, n.second)
        without = {"without_id": n.id if n.second else None}
        insert(connection, "consent_notice", [{"id": n.id, **about, **row, **common, **without, "basis_id": n.basis}])
        for table, ended in (("objection", n.objected), ("noticeend", n.stopped)):
            if ended is not None:
                insert(connection, f"consent_{table}", [{"id": n.id, "notice_id": n.id, "by_id": CLERK, "at": ended}])
        if n.second and n.second.at:
            said = {"without_id": n.id, "agrees": n.second.agrees, "words": "", "by_id": CLERK, "at": n.second.at}
            insert(connection, "consent_secondopinion", [{"id": n.id, **about, **said}])
    for a in world.answers:
        about = _about(world.households[a.household], world.people[a.person])
        to = {"organisation_id": None if a.towards else world.organisations[a.organisation], "towards_id": a.towards}
        row = {**to, "layers": sorted(a.layers), "at": a.at}
        until, starts = (morning(day).date() if day is not None else None for day in (a.until, a.starts))
        said = {"answer": "given" if a.given else "refused", "starts_on": starts, "until": until}
        insert(
            connection,
            "consent_consent",
            [{"id": a.id, **about, **row, **common, **said, "ground": "", "signed_by": ""}],
        )
        if a.withdrawn is not None:
            insert(
                connection,
                "consent_withdrawal",
                [{"id": a.id, "consent_id": a.id, "how": "desk", "by_id": CLERK, "at": a.withdrawn}],
            )


def _who_is_a_guest(connection: "Connection[Any]", world: World) -> None:
    for g in world.guests:
        home = world.households[g.household]
        insert(
            connection,
            "involvement_guestinvitation",
            [
                {
                    "id": g.id,
                    **_about(home),
                    "hat_id": world.hats[g.hat].id,
                    "question": "",
                    "basis_id": "avg-betrokken",
                    "until": g.until,
                    "lapses_at": g.until,
                    "by_id": CLERK,
                    "at": g.offered,
                }
            ],
        )
        parts = [
            {"id": uuid7(), **_about(home, None if p is None else world.people[p]), "layer": layer, "writes": False}
            for layer, p in sorted(g.parts, key=str)
        ]
        insert(connection, "involvement_guestpart", [{**part, "invitation_id": g.id} for part in parts])
        if g.accepted is not None:
            answer = {"id": g.id, "invitation_id": g.id, "accepted": not g.declined, "reason": "", "by_id": CLERK}
            insert(connection, "involvement_guestanswer", [{**answer, "at": g.accepted}])
        if g.ended is not None:
            end = {"id": g.id, "invitation_id": g.id, "at": g.ended, "reason": "", "by_id": CLERK}
            insert(connection, "involvement_guestend", [end])


def _emergencies(connection: "Connection[Any]", world: World) -> None:
    for e in world.emergencies:
        hat = world.hats[e.hat].id
        glass = {"id": e.id, "hat_id": hat, "danger": "child", "threat": "", "why": "", "opened": True}
        insert(connection, "safety_breakglass", [glass | {"starts_at": e.starts, "until": e.until}])
        home = _about(world.households[e.household], world.people[e.sought])
        insert(connection, "safety_breakglassopened", [{"id": e.id, **home, "break_glass_id": e.id, "hat_id": hat}])
        if e.stopped is not None:
            stop = {"id": e.id, "break_glass_id": e.id, "by_id": hat, "at": e.stopped}
            insert(connection, "safety_breakglassend", [stop])


def _own_circles(connection: "Connection[Any]", world: World) -> None:
    for hat, person in world.circles:
        one = {"professional_id": world.hats[hat].id, "kind": "family", "given_names": "", "family_name": "Proef"}
        one |= {"bsn_index": world.people[person].bytes, "by_id": CLERK, "at": morning(0)}
        insert(connection, "circle_owncircle", [{"id": uuid7(), **one}])
