"""Who stands beside somebody: representatives with their paper, supporters, the own network."""

import io
from datetime import timedelta

from django.utils import timezone
from PIL import Image, ImageDraw

from samenhang.demo.telling.desk import AtTheDesk
from samenhang.people.actions import beside
from samenhang.people.models.beside import Representative


class Accompanied(AtTheDesk):
    """A household in which people have others beside them."""

    def represented(self, by: str, whose: str, kind: str, name: str, mandate: str, **more: object) -> Representative:
        """This function will record who acts in somebody's name, with the decision as a scanned page."""
        with self.seen_by(by) as viewer:
            day = timezone.localdate(self.clock.moment)
            details = {"kind": kind, "name": name, "mandate": mandate.split(), "starts_on": day - timedelta(days=21)}
            one = beside.represent(
                household=self.home,
                person=self.people[whose],
                details={**details, "decided_by": "rechtbank Lindeveen", **more},
                by=viewer,
                at=self.clock.act(),
            )
            if one.case_number:
                paper = _scan(f"Rechtbank Lindeveen\n\nZaaknummer {one.case_number}\n\nVoorbeeld van een beschikking")
                beside.keep_document(representative=one, sent=paper, by=viewer, at=self.clock.act())
        return one

    def offered_support(self, by: str, whose: str, answer: str, note: str = "") -> None:
        """This function will record that a client supporter was offered."""
        with self.seen_by(by) as viewer:
            day = timezone.localdate(self.clock.moment)
            beside.offer_support(
                household=self.home,
                person=self.people[whose],
                details={"offered_on": day, "how": "desk", "answer": answer, "note": note},
                by=viewer,
                at=self.clock.act(),
            )

    def supported(self, by: str, whose: str, name: str, kind: str = "client", **more: object) -> None:
        """This function will record who supports somebody in conversations."""
        with self.seen_by(by) as viewer:
            beside.choose_supporter(
                household=self.home,
                person=self.people[whose],
                details={"name": name, "kind": kind, "starts_on": timezone.localdate(self.clock.moment), **more},
                by=viewer,
                at=self.clock.act(),
            )

    def has_near(
        self, by: str, whose: str, name: str, kind: str, near: str, called_for: str, domains: str = "", **more: object
    ) -> None:
        """This function will record somebody around a person."""
        with self.seen_by(by) as viewer:
            details = {
                "name": name,
                "kind": kind,
                "near": near,
                "called_for": called_for,
                "life_domains": domains.split(),
                "knows": "yes",
                "agreed": "yes",
                "starts_on": timezone.localdate(self.clock.moment),
            }
            beside.add_acquaintance(
                household=self.home,
                person=self.people[whose],
                details={**details, **more},
                by=viewer,
                at=self.clock.act(),
            )


def _scan(words: str) -> bytes:
    page, out = Image.new("L", (620, 877), "white"), io.BytesIO()
    ImageDraw.Draw(page).multiline_text((60, 80), words, fill="black", spacing=10)
    page.save(out, "PNG")
    return out.getvalue()
