"""The rungs of the ladder in the household that went the whole road: each with something to look for."""

from datetime import timedelta
from uuid import UUID

from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.escalation import actions
from samenhang.escalation.queries import button as buttons
from samenhang.escalation.queries import consulting
from samenhang.questions import actions as questions
from samenhang.teams.models import Role
from tests.support.town import Home, Town


def up_the_ladder(town: Town, home: Home, words: str) -> dict[str, UUID]:
    """This function will go every rung on a household, with these words in each."""
    by, now, day = town.director.viewer, timezone.now() - timedelta(minutes=15), timezone.localdate()
    case, partner = home.opened, town.organisation()
    lead, manager = town.colleague(Role.TEAM_LEAD), town.colleague(Role.TEAM_LEAD, organisation=partner)
    along, beside, reads = (town.colleague(role) for role in (*[Role.PROCESS_DIRECTOR] * 2, Role.PROFESSIONAL))
    town.involve(home, reads)
    with viewing(by):
        asked = questions.ask(to=questions.To(hat=reads.hat), words=words, case=case, by=by, at=now)
        consulted = actions.consult(
            case=case,
            hat=along.hat,
            consulting=actions.Consulting(words, "denk mee over de volgende stap", day, "avg-betrokken"),
            by=by,
            at=now,
        )
        mandate = actions.Mandate(words, "vast", day, "avg-betrokken", "het gezin", told_on=day)
        stepping = actions.step_in(case=case, hat=beside.hat, mandate=mandate, by=by, at=now)
        found = consulting.stepping(by, stepping.id, now)
        actions.step_out(beside=found, came_of_it=words, by=by, at=now)
        later = now + timedelta(days=95)
        due = consulting.stepping(by, stepping.id, later)
        effect = actions.tell_effect(beside=due, words="het gaat beter", by=by, at=later)
        facts = actions.Facts(words, words, words, day + timedelta(days=20))
        pressed = actions.press(case=case, two=(town.municipality, partner), facts=facts, layer="shared", by=by, at=now)
        for organisation in (town.municipality, partner):
            it = buttons.button(by, pressed.id, now)
            actions.write_side(pressed=it, organisation=organisation, wants=words, why=words, by=by, at=now)
        envelope = actions.send(
            pressed=buttons.button(by, pressed.id, now),
            facts=facts,
            managers=(lead.hat, manager.hat),
            watcher=None,
            by=by,
            at=now,
        )
    return {
        "quick_id": asked.id,
        "consultation_id": consulted.id,
        "along_id": consulted.invitation_id,
        "stepping_id": stepping.id,
        "effect_id": effect.id,
        "button_id": pressed.id,
        "side_id": partner.id,
        "red_envelope_id": envelope.id,
    }
