"""Talking the whole life through, and reading the main points back."""

from collections.abc import Mapping

from django.utils import timezone

from samenhang.access.models import Layer
from samenhang.cases.models import LifeDomain
from samenhang.conversations import actions as talking
from samenhang.conversations.actions import Said
from samenhang.conversations.models import Conversation
from samenhang.demo.telling.case import Cased


def says(words: str = "", mark: int | None = None, *, good: str = "", worry: str = "", wish: str = "") -> Said:
    """This function will give what was said about one field of life, with its mark."""
    return Said(words, good, worry, wish, mark)


NOTHING = Said(withheld=True)
"""Asked, and rather not spoken of."""


class Talked(Cased):
    """A household with whom the whole life is talked through."""

    def talks(
        self,
        by: str,
        answers: Mapping[str, Said],
        *present: str,
        place: str = "home",
        kind: str = "first",
        others: str = "",
        alone_with: str = "",
        own: bool = False,
    ) -> Conversation:
        """This function will hold a conversation, in the team's records or in the own file."""
        with self.seen_by(by) as viewer:
            conversation = talking.start_conversation(
                case=self.case,
                details=talking.Details(
                    kind,
                    place,
                    timezone.localdate(self.clock.moment),
                    tuple(self.ids(*present)) if present else (),
                    others,
                ),
                layer=Layer.DOMAIN if own else Layer.CASE_TEAM,
                domain=viewer.domain if own else "",
                person=self.people[alone_with] if alone_with else None,
                by=viewer,
                at=self.clock.act(),
            )
            domains = {one.code: one for one in LifeDomain.objects.all()}
            for code, said in answers.items():
                talking.write_answer(
                    conversation=conversation,
                    life_domain=domains[code],
                    said=said,
                    seen_version=0,
                    by=viewer,
                    at=self.clock.act(),
                )
        return conversation

    def sums_up(self, by: str, conversation: Conversation, points: str) -> None:
        """This function will write the main points, to be read back."""
        with self.seen_by(by) as viewer:
            version = Conversation.objects.get(id=conversation.id).version
            talking.write_points(
                conversation=conversation, points=points, seen_version=version, by=viewer, at=self.clock.act()
            )

    def agrees_points(
        self,
        by: str,
        conversation: Conversation,
        *people: str,
        how: str = "aloud",
        others: str = "",
        corrections: str = "",
    ) -> None:
        """This function will fix the main points as these people agree with them."""
        with self.seen_by(by) as viewer:
            version = Conversation.objects.get(id=conversation.id).version
            talking.agree_points(
                conversation=conversation,
                agreed=talking.Agreed(tuple(self.ids(*people)), how, others, corrections),
                seen_version=version,
                by=viewer,
                at=self.clock.act(),
            )

    def adds_to_talk(self, by: str, conversation: Conversation, text: str, said_by: str) -> None:
        """This function will add somebody's own words to a closed conversation."""
        with self.seen_by(by) as viewer:
            talking.add_correction(
                conversation=conversation, text=text, said_by=said_by, by=viewer, at=self.clock.act()
            )
