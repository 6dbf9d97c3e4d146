"""A random world put into the database, by its owner, the way the actions would have."""

from typing import Any

from django.db.models import Model
from psycopg import Connection, sql
from uuid_utils.compat import uuid7

from samenhang.people.models import Person
from tests.support.world import World, morning

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
    """This function will store a world: its triggers derive the grants, row by row, in the order given."""
    now = morning(0)
    with connection.transaction():
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
        _emergencies(connection, world)
        _own_circles(connection, world)


def _who_works_where(connection: "Connection[Any]", world: World) -> None:
    insert(
        connection,
        "teams_organisation",
        [{"id": o, "name": "Proef", "kind": "partner", "phone": ""} for o in world.organisations],
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
        row = connection.execute(
            "INSERT INTO auth_user (password, is_superuser, username, first_name, last_name, email, is_staff,"
            " is_active, date_joined) VALUES ('', false, gen_random_uuid()::text, '', '', '', false, true, now())"
            " RETURNING id"
        ).fetchone()
        assert row
        insert(
            connection,
            "teams_professional",
            [{"id": hat.id, "user_id": row[0], "name": "Proef", "phone": "", "working_days": []}],
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
                "domain_id": None,
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


def _what_was_said(connection: "Connection[Any]", world: World) -> None:
    common = {"how": "desk", "note": "", "by_id": CLERK}
    for n in world.told:
        person = world.people[n.person] if n.person is not None else None
        about = _about(world.households[n.household], person)
        row = {"organisation_id": world.organisations[n.organisation], "layers": sorted(n.layers), "at": n.at}
        insert(connection, "consent_notice", [{"id": n.id, **about, **row, **common, "basis_id": n.basis}])
        if n.objected is not None:
            insert(
                connection,
                "consent_objection",
                [{"id": n.id, "notice_id": n.id, "reason": "", "by_id": CLERK, "at": n.objected}],
            )
    for a in world.answers:
        about = _about(world.households[a.household], world.people[a.person])
        row = {"organisation_id": world.organisations[a.organisation], "layers": sorted(a.layers), "at": a.at}
        until = morning(a.until).date() if a.until is not None else None
        said = {"answer": "given" if a.given else "refused", "topic": "", "until": until, "ground": "", "signed_by": ""}
        insert(connection, "consent_consent", [{"id": a.id, **about, **row, **common, **said}])
        if a.withdrawn is not None:
            insert(
                connection,
                "consent_withdrawal",
                [{"id": a.id, "consent_id": a.id, "how": "desk", "note": "", "by_id": CLERK, "at": a.withdrawn}],
            )


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
