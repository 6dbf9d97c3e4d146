"""The floors: the same rows as a screen shows, by the leanest statement over psycopg, as the same viewer.

No template, no session, no look, no form: what a page costs above its floor is the program's own. Under the name of
its screen each has its statements; they know `viewer`, `case`, `household`, `id` (new) and the sample one looks for.
The policies hold here too: the viewer is set in the transaction, as the program does.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import psycopg

from tests.bench import meters
from tests.bench.client import Browser
from tests.bench.serving import Served
from tests.bench.walking import Astray, Someone, Walk, everybody

if TYPE_CHECKING:
    from psycopg import Connection

DIRECTOR = """(SELECT pr.name FROM cases_direction d JOIN teams_hat h ON h.id = d.hat_id
    JOIN teams_professional pr ON pr.id = h.professional_id
    WHERE d.case_id = c.id ORDER BY d.starts_at DESC LIMIT 1)"""
MEMBERS = """SELECT p.given_names, p.prefix, p.family_name, p.birth_date, m.place FROM people_membership m
    JOIN people_person p ON p.id = m.person_id
    WHERE m.household_id = %(household)s
    AND NOT EXISTS (SELECT FROM people_membershipend e WHERE e.membership_id = m.id)"""
INVOLVED = """SELECT i.part, i.task, i.starts_at, pr.name, o.name FROM involvement_involvement i
    LEFT JOIN teams_hat h ON h.id = i.hat_id LEFT JOIN teams_professional pr ON pr.id = h.professional_id
    LEFT JOIN teams_organisation o ON o.id = h.organisation_id
    WHERE i.household_id = %(household)s
    AND NOT EXISTS (SELECT FROM involvement_involvementend e WHERE e.involvement_id = i.id)"""
GOALS = """SELECT g.words, g.when, g.order FROM plans_goal g WHERE g.household_id = %(household)s
    AND NOT EXISTS (SELECT FROM plans_goalend e WHERE e.goal_id = g.id) ORDER BY g.order"""
ACTIONS = """SELECT a.what, a.doer_name, a.due_on, a.goal_id FROM plans_action a
    WHERE a.household_id = %(household)s ORDER BY a.due_on NULLS LAST"""
HEAD = f"""SELECT c.number, c.opened_at, h.name, {DIRECTOR} FROM cases_case c JOIN people_household h
    ON h.id = c.household_id WHERE c.id = %(case)s"""
SOMEBODY = """SELECT * FROM access.find_somebody(
    %(bsn)s, %(family)s, '', %(first)s, %(last)s, NULL, %(postcode)s, %(number)s, '')"""
LOOKED_FOR: dict[str, Callable[[Walk], dict[str, object]]] = {
    "search exact": Walk.by_name,
    "search misspelt": Walk.by_misspelt,
    "search address": Walk.by_address,
    "search BSN": Walk.by_bsn,
    "register:search_typing": lambda walk: {"prefix": walk.prefix()},
}

FLOORS: dict[str, list[str]] = {
    "home:start": [
        f"""SELECT c.number, h.name, c.opened_at, i.part, {DIRECTOR},
                (SELECT max(l.happened_at) FROM meetings_logentry l WHERE l.case_id = c.id),
                (SELECT min(a.due_on) FROM plans_action a WHERE a.household_id = c.household_id)
            FROM involvement_involvement i JOIN cases_case c ON c.household_id = i.household_id AND c.closed_at IS NULL
            JOIN people_household h ON h.id = c.household_id
            WHERE i.hat_id = %(viewer)s
            AND NOT EXISTS (SELECT FROM involvement_involvementend e WHERE e.involvement_id = i.id)
            ORDER BY 7 NULLS LAST LIMIT 25""",
    ],
    "home:colleagues": [
        """SELECT pr.name, pr.phone, o.name, h.role, pr.working_days FROM teams_hat h
            JOIN teams_professional pr ON pr.id = h.professional_id
            JOIN teams_organisation o ON o.id = h.organisation_id ORDER BY pr.name LIMIT 25""",
    ],
    "search exact": [SOMEBODY],
    "search misspelt": [SOMEBODY],
    "search address": [SOMEBODY],
    "search BSN": [SOMEBODY],
    "register:search_typing": ["SELECT * FROM access.find_mine(%(prefix)s)"],
    "cases:case": [HEAD, MEMBERS, INVOLVED],
    "plans:plan": [HEAD, GOALS, ACTIONS],
    "cases:case › plans:brief": [GOALS, ACTIONS],
    "meetings:logbook": [
        HEAD,
        """SELECT l.kind, l.happened_at, l.what, l.decided, pr.name FROM meetings_logentry l
            JOIN teams_hat h ON h.id = l.by_id JOIN teams_professional pr ON pr.id = h.professional_id
            WHERE l.case_id = %(case)s AND l.household_id = %(household)s
            ORDER BY l.happened_at DESC, l.id DESC LIMIT 25""",
    ],
    "cases:case › meetings:panel": [
        """SELECT l.kind, l.happened_at, l.what, pr.name FROM meetings_logentry l
            JOIN teams_hat h ON h.id = l.by_id JOIN teams_professional pr ON pr.id = h.professional_id
            WHERE l.case_id = %(case)s AND l.household_id = %(household)s ORDER BY l.happened_at DESC LIMIT 3""",
    ],
    "conversations:list": [
        HEAD,
        """SELECT v.kind, v.held_on, v.place, v.points FROM conversations_conversation v
            WHERE v.case_id = %(case)s AND v.household_id = %(household)s ORDER BY v.held_on DESC LIMIT 25""",
    ],
    "cases:people": [
        HEAD,
        MEMBERS,
        "SELECT street, number, postcode, city FROM people_address WHERE household_id = %(household)s",
        "SELECT person_id, phone, email, language FROM people_contact WHERE household_id = %(household)s",
    ],
    "cases:involved": [HEAD, INVOLVED],
    "cases:sharing": [
        HEAD,
        MEMBERS,
        """SELECT n.person_id, n.layers, n.at, o.name FROM consent_notice n
            JOIN teams_organisation o ON o.id = n.organisation_id WHERE n.household_id = %(household)s""",
        """SELECT n.person_id, n.layers, n.answer, n.at, o.name FROM consent_consent n
            JOIN teams_organisation o ON o.id = n.organisation_id WHERE n.household_id = %(household)s""",
    ],
    "data_rights:looks": [
        HEAD,
        """SELECT DISTINCT ON (s.at, s.line_id) s.at, l.event, l.what, pr.name, o.name, s.layer
            FROM audit_subject s JOIN audit_line l ON l.id = s.line_id AND l.at = s.at
            LEFT JOIN teams_hat h ON h.id = l.viewer_id LEFT JOIN teams_professional pr ON pr.id = h.professional_id
            LEFT JOIN teams_organisation o ON o.id = l.organisation_id
            WHERE s.household_id = %(household)s ORDER BY s.at DESC, s.line_id DESC LIMIT 50""",
    ],
    "cases:together": [HEAD, MEMBERS, INVOLVED, GOALS, ACTIONS],
    "intake:queue": [
        """SELECT r.number, r.words, r.urgency, r.danger, r.received_at, h.name FROM intake_request r
            JOIN people_household h ON h.id = r.household_id
            WHERE r.desk_id = (SELECT team_id FROM teams_hat WHERE id = %(viewer)s)
            AND NOT EXISTS (SELECT FROM intake_triage t WHERE t.request_id = r.id)
            ORDER BY r.danger DESC, r.urgency, r.received_at LIMIT 25""",
    ],
    "save a conversation's draft": [
        """INSERT INTO access_draft (id, viewer_id, form, fields, saved_at)
            VALUES (%(id)s, %(viewer)s, 'the-floor', jsonb_build_object('words', %(text)s::text), now())
            ON CONFLICT (viewer_id, form) DO UPDATE SET fields = EXCLUDED.fields, saved_at = EXCLUDED.saved_at""",
    ],
    "write in the logbook": [
        """INSERT INTO meetings_logentry (id, household_id, person_id, layer, domain, hidden_reason, hidden_until,
                case_id, kind, happened_at, what, decided, decided_by, others, life_domains, by_id, at)
            VALUES (%(id)s, %(household)s, NULL, 'case_team', '', '', NULL, %(case)s, 'contact', now(), %(text)s, '',
                '', '', '{}', %(viewer)s, now())""",
    ],
}


@dataclass(frozen=True, slots=True)
class Floor:
    """What the leanest way costs: milliseconds, processor time of both sides, and the rows it gave."""

    ms: float
    cpu: float
    rows: float


def measured(served: Served, label: str, names: tuple[str, ...], *, turns: int) -> Floor | str:
    """This function will run a screen's floor as its people, in turns; or say why it could not be run."""
    people = everybody(served.place, served.database)
    taken: list[float] = []
    spent, rows = 0.0, 0
    with served.place.cluster.connect("app", served.database) as app:
        backend = [app.info.backend_pid]
        for name in names:
            for turn in range(turns + 2):
                try:
                    told = _told(served, label, people[name], people, turn)
                    before, began = meters.clocks(backend), time.perf_counter()
                    own = time.thread_time()
                    got = _run(app, FLOORS[label], told)
                    own, took = time.thread_time() - own, time.perf_counter() - began
                except (Astray, psycopg.Error) as error:
                    return f"{type(error).__name__}: {error}".splitlines()[0]
                if turn >= 2:  # the first two warm it up
                    taken.append(took * 1000)
                    spent += own * 1000 + meters.spent(before, meters.clocks(backend))
                    rows += got
    return Floor(meters.percentile(taken, 0.5), spent / len(taken), rows / len(taken))


def _run(app: "Connection[Any]", statements: list[str], told: Mapping[str, Any]) -> int:
    rows = 0
    with app.transaction():
        app.execute("SELECT set_config('samenhang.viewer', %s, true)", [told["viewer"]])
        for statement in statements:
            cursor = app.execute(statement, told)
            rows += len(cursor.fetchall()) if cursor.description else cursor.rowcount
    return rows


def _told(served: Served, label: str, who: Someone, others: dict[str, Someone], turn: int) -> dict[str, Any]:
    from uuid_utils.compat import uuid7

    case, household = who.cases[turn % len(who.cases)] if who.cases else (None, None)
    told = {"viewer": who.hat, "case": case, "household": household, "id": uuid7(), "text": "Gebeld. " * 40}
    if label not in LOOKED_FOR:
        return told
    walk = Walk(who, others, Browser(0, ""), served.place, lambda kind, label, answer: None)
    walk.turn = turn
    return {**told, **_looked_for(LOOKED_FOR[label](walk))}


def _looked_for(typed: Mapping[str, object]) -> dict[str, Any]:
    """What the search function takes, of what one would type in the form."""
    from samenhang.people import bsn
    from samenhang.register.typed import BornField

    born = BornField(required=False).to_python(typed.get("birth_date"))
    year = born.year or 1
    return {
        "bsn": bsn.index(str(typed["bsn"])) if typed.get("bsn") else None,
        "family": typed.get("family_name", ""),
        "first": born.on or (date(year, 1, 1) if born.year else None),
        "last": born.on or (date(year, 12, 31) if born.year else None),
        "postcode": typed.get("postcode", ""),
        "number": typed.get("number", ""),
        "prefix": typed.get("prefix", ""),
    }
