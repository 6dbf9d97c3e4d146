"""Who can be signed in as, and what can be searched: what a program that measures needs to know of the population."""

from typing import TYPE_CHECKING, Any

from samenhang.kit.keys import keyring
from samenhang.populate.draw import Draw
from samenhang.populate.extent import Extent
from samenhang.populate.staff import Staff

if TYPE_CHECKING:
    from psycopg import Connection

MANY = 50
CASES = """
    SELECT c.id::text FROM cases_case c JOIN involvement_involvement i ON i.household_id = c.household_id
    LEFT JOIN involvement_involvementend e ON e.involvement_id = i.id
    WHERE i.hat_id = %(hat)s AND e.id IS NULL AND c.closed_at IS NULL
    UNION SELECT c.id::text FROM cases_case c JOIN involvement_guestinvitation g ON g.household_id = c.household_id
    JOIN involvement_guestanswer a ON a.invitation_id = g.id AND a.accepted
    WHERE g.hat_id = %(hat)s AND c.closed_at IS NULL ORDER BY 1
"""
GRANTS = "SELECT count(*) FROM access_grant WHERE viewer_id = ANY (%(ids)s::uuid[]) AND during @> now()"
PEOPLE = """
    SELECT p.id, p.given_names, concat_ws(' ', nullif(p.prefix, ''), p.family_name), p.birth_date, p.bsn_sealed,
           a.street, a.number, a.postcode, a.city, m.household_id::text
    FROM people_person p JOIN people_membership m ON m.person_id = p.id
    JOIN people_household h ON h.id = m.household_id AND NOT h.protected
    LEFT JOIN people_membershipend e ON e.membership_id = m.id
    JOIN LATERAL (
        SELECT * FROM people_address a WHERE a.household_id = h.id ORDER BY a.starts_on DESC LIMIT 1) a ON true
    WHERE p.id > %s AND p.secrecy = 0 AND p.died_on IS NULL AND e.id IS NULL AND p.bsn_sealed IS NOT NULL
      AND length(p.family_name) > 5
    ORDER BY p.id LIMIT 5
"""


def gather(connection: "Connection[Any]", extent: Extent) -> dict[str, Any]:
    """This function will gather the seven with their cases, and people to search for, all over the register."""
    staff = Staff(extent)
    accounts = {}
    for key, one in staff.seven.items():
        cases = [case for (case,) in connection.execute(CASES, {"hat": one.hat})]
        desk = [one.hat, one.team] if one.role == "access_officer" else [one.hat]
        grants = connection.execute(GRANTS, {"ids": desk}).fetchone()
        accounts[key] = {
            "email": one.email, "hat": _dashed(one.hat), "user": int(one.user), "role": one.role,
            "cases": len(cases),
            "grants": grants[0] if grants else 0, "case_ids": cases[:MANY],
        }  # fmt: skip  # as a bench reads it
    return {"accounts": accounts, "samples": _samples(connection, extent)}


def _samples(connection: "Connection[Any]", extent: Extent) -> dict[str, list[Any]]:
    draw, keys = Draw(extent.seed, "samples", 0), keyring()
    found: dict[str, list[Any]] = {
        "names": [], "misspelt": [], "addresses": [], "bsns": [], "household_ids": [], "waiting_request_ids": [],
    }  # fmt: skip  # as a bench reads it
    bounds = connection.execute("SELECT min(id::text), max(id::text) FROM people_person").fetchone()
    low, high = (int(str(one).replace("-", ""), 16) for one in bounds or ("0", "0"))
    while len(found["names"]) < MANY:
        start = low + int((high - low) * draw.random() * 0.98)
        for id_, given, family, born, sealed, street, number, postcode, city, household in connection.execute(
            PEOPLE, [f"{start:032x}"]
        ):
            told = {"given_names": given.split(" ")[0], "family_name": family, "birth_date": born.isoformat()}
            found["names"].append(told)
            found["misspelt"].append({**told, "family_name": misspelt(family, draw)})
            found["addresses"].append({"street": street, "number": number, "postcode": postcode, "city": city})
            found["bsns"].append(keys.decrypt("bsn", sealed, id_.bytes))
            found["household_ids"].append(household)
    found["waiting_request_ids"] = [
        str(id_) for (id_,) in connection.execute(
            "SELECT r.id FROM intake_request r LEFT JOIN intake_triage t ON t.request_id = r.id WHERE t.id IS NULL"
            " ORDER BY r.id LIMIT %s", [MANY])
    ]  # fmt: skip  # one statement
    return {key: values[:MANY] for key, values in found.items()}


def misspelt(name: str, draw: Draw) -> str:
    """This function will write a name as somebody hears it: a letter left out, doubled, or put in another's place."""
    place = draw.between(2, len(name) - 2)
    way = draw.between(0, 2)
    if way == 0:
        return name[:place] + name[place + 1 :]
    if way == 1:
        return name[:place] + name[place] + name[place:]
    return name[:place] + name[place + 1] + name[place] + name[place + 2 :]


def _dashed(id_: str) -> str:
    return f"{id_[:8]}-{id_[8:12]}-{id_[12:16]}-{id_[16:20]}-{id_[20:]}"
