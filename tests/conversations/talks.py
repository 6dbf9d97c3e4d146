"""Conversations for tests, held by the same actions as the screens use."""

from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from samenhang.access.viewer import viewing
from samenhang.cases.models import Case, LifeDomain
from samenhang.conversations import actions
from samenhang.conversations.models import Conversation
from samenhang.people.models import Person
from tests.support.town import Colleague, Home, Town, a_town


@dataclass
class Place:
    """A town with one household of two partners, its case, and its director."""

    town: Town
    home: Home
    case: Case

    @property
    def director(self) -> Colleague:
        return self.town.director

    @property
    def ana(self) -> Person:
        return self.home.people[0]

    @property
    def bo(self) -> Person:
        return self.home.people[1]

    def url(self, name: str, conversation: Conversation | None = None, *more: str) -> str:
        """This function will give the address of a screen."""
        args = [self.case.id, *([conversation.id] if conversation else []), *more]
        return reverse(f"conversations:{name}", args=args)

    def held(
        self, *, person: Person | None = None, by: Colleague | None = None, on: date = date(2026, 10, 1), **more: str
    ) -> Conversation:
        """This function will hold a conversation, with the team unless told otherwise."""
        who = by or self.director
        with viewing(who.viewer):
            return actions.start_conversation(
                case=self.case,
                details=actions.Details(kind="first", place="home", held_on=on),
                layer=more.get("layer", "case_team"),
                domain=more.get("domain", ""),
                person=person,
                by=who.viewer,
                at=timezone.now(),
            )

    def said(
        self, conversation: Conversation, code: str, by: Colleague | None = None, version: int = 0, **said: object
    ) -> None:
        """This function will write an answer."""
        who = by or self.director
        with viewing(who.viewer):
            actions.write_answer(
                conversation=conversation,
                life_domain=LifeDomain.objects.get(code=code),
                said=actions.Said(**said),  # type: ignore[arg-type]  # tests pass the fields on
                seen_version=version,
                by=who.viewer,
                at=timezone.now(),
            )

    def agreed(self, conversation: Conversation, text: str = "We gaan samen naar de bank.") -> None:
        """This function will write the main points and agree them."""
        viewer = self.director.viewer
        with viewing(viewer):
            now = Conversation.objects.get(id=conversation.id)
            actions.write_points(conversation=now, points=text, seen_version=now.version, by=viewer, at=timezone.now())
            actions.agree_points(
                conversation=now,
                agreed=actions.Agreed(people=(self.ana.id,), how="aloud"),
                seen_version=now.version + 1,
                by=viewer,
                at=timezone.now(),
            )


def a_place(*names: str) -> Place:
    """This function will build the town, its household and its case, with its director told what is shared."""
    town = a_town()
    home = town.home(*(names or ("Ana Dekker (1990-02-03)", "Bo Dekker (1988-07-09)")), since=date(2020, 1, 1))
    return Place(town, home, town.open_case(home))


def answer(**more: str) -> dict[str, str]:
    """This function will give a filled form of one life domain."""
    return {"words": "Het gaat wel.", "going_well": "", "worries": "", "wishes": "", "mark": "", "version": "0", **more}


def beginning(place: Place, **more: object) -> dict[str, object]:
    """This function will give a filled form of a new conversation."""
    return {
        "held_on": "2026-10-01",
        "place": "home",
        "kind": "first",
        "present": [str(one.id) for one in place.home.people],
        "others_present": "",
        "file": "case_team:",
        "submission": str(uuid4()),
        **more,
    }
