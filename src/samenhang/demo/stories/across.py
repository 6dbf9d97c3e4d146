"""Concerns that cross, and files apart: a question about nobody, a concern with an outcome, one that waits."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.utils import timezone

from samenhang.demo.telling import Story, woman
from samenhang.demo.telling.someone import next_bsn
from samenhang.lawfulness import actions as lawfulness
from samenhang.lawfulness.models import Basis, LawfulnessFile
from samenhang.passing import actions as passing
from samenhang.passing import queries as desks
from samenhang.passing.models import Envelope, Question
from samenhang.passing.sources import source_of


def noordhof(t: Story) -> Iterator[datetime]:
    """Werk en inkomen asks Handhaving about nobody first; a concern goes to the debt team, and something came of it."""
    yield t.at(34, "10.30")
    t.asks_help(
        "farida",
        woman("Sietske", "Noordhof", 51),
        words="Ik werk weer een paar uur in de bloemenkas. Nu durf ik mijn post niet meer te openen.",
        phone="012-555 41 51",
    )
    yield t.at(33, "09.30")
    t.picks_up("farida")
    t.opens_case(
        "farida",
        "mehmet",
        why="Mehmet kent haar van de bloemenkas.",
        agreed_with="Sietske Noordhof",
        domains="geld werk",
        reason="Werk, uitkering en post die dicht blijft.",
    )
    yield t.at(21, "11.10")
    question = _asks(
        t,
        "mehmet",
        "handhaving",
        "Iemand werkte in het hoogseizoen een paar uur meer en vergat dat te melden. Zij wil het zelf rechtzetten. "
        "Wat gebeurt er als zij het nu vertelt?",
    )
    yield t.at(20, "09.20")
    with t.seen_by("gerrit") as by:
        passing.reply(
            question=question,
            words="Wie het zelf binnen twee maanden meldt, krijgt geen boete. Wij rekenen na wat te veel is betaald "
            "en spreken een bedrag per maand af. Laat haar bellen; doorgeven hoeft dan niet.",
            by=by,
            at=t.clock.act(),
        )
    yield t.at(14, "14.00")
    sent = _passes_on(
        t,
        "mehmet",
        "schuldhulp",
        "Op tafel lagen elf dichte enveloppen, twee van de energieleverancier.",
        "Zij durft niet alleen te kijken. Kan iemand met haar de post openen?",
    )
    yield t.at(13, "10.40")
    with t.seen_by("ruben") as by:
        passing.open_envelope(envelope=sent, by=by, at=t.clock.act())
        until = timezone.localdate(t.clock.moment) + timedelta(7)
        words = "Ik ga donderdag langs met koffie en een brievenopener. Wij maken twee stapels."
        passing.promise(envelope=sent, words=words, by_day=until, by=by, at=t.clock.act())
    yield t.at(8, "16.15")
    with t.seen_by("ruben") as by:
        words = (
            "De post is open. Eén achterstand, en daar is nu een regeling voor. Zij wil verder met een budgetmaatje."
        )
        passing.tell_outcome(envelope=sent, words=words, by=by, at=t.clock.act())


def handhaving(t: Story) -> Iterator[datetime]:
    """Gerrit's own files, about people nobody helps: one under way, one closed; a concern that waits at the desk."""
    yield t.at(40, "09.00")
    closed = _opens(t, "Rienk", "Oosterbaan", date(1971, 9, 3), "Een tip over klussen op zaterdag.", None)
    yield t.at(29, "15.00")
    with t.seen_by("gerrit") as by:
        at = t.clock.act()
        said = "Het gereedschap is van zijn broer, die een bedrijf heeft. Hij helpt zonder loon, en had dat gemeld."
        day = timezone.localdate(at)
        lawfulness.write_note(file=closed, kind="conversation", words=said, on=day, by=by, at=at)
        words = "Er was niets mis. De tip klopte niet."
        day = timezone.localdate(at)
        lawfulness.close(file=closed, outcome="right", words=words, disclose_on=day, by=by, at=t.clock.act())
    yield t.at(16, "09.40")
    file = _opens(
        t,
        "Margje",
        "Feddema",
        date(1984, 5, 21),
        "De inkomsten die de werkgever opgaf zijn hoger dan wat zij meldde, drie maanden op rij.",
        12,
    )
    yield t.at(10, "13.30")
    with t.seen_by("gerrit") as by:
        at = t.clock.act()
        words = "Loonstroken opgevraagd over april tot en met juni. De werkgever stuurt ze deze week."
        lawfulness.write_note(file=file, kind="note", words=words, on=timezone.localdate(at), by=by, at=at)
        due = timezone.localdate(at) + timedelta(14)
        lawfulness.go_on(file=file, phase="investigation", due_on=due, by=by, at=t.clock.act())
    yield t.at(2, "15.20")
    with t.seen_by("gerrit") as by:
        at = t.clock.act()
        words = "Gesprek op kantoor. Zij wist niet dat vakantiegeld meetelt. Thuis is er geen geld voor eten."
        lawfulness.write_note(file=file, kind="conversation", words=words, on=timezone.localdate(at), by=by, at=at)
        source, to = source_of(by, "rechtmatigheid"), _desk(t, "gerrit", "toegang", at)
        assert source  # noqa: S101 -- registered at start-up
        concern = passing.Concern(
            "Zij vertelde dat er tot de volgende uitkering geen geld is voor eten. Er is een kind van vier.",
            "Kan iemand van Toegang haar vandaag nog bellen? Zij weet dat u belt.",
            "toestemming",
            Envelope.Told.KNOWS,
            timezone.localdate(at),
        )
        about = source.people(by, file.id)[0]
        passing.pass_on(source=source, from_id=file.id, about=about, to=to, concern=concern, by=by, at=t.clock.act())


def _opens(t: Story, given: str, family: str, born: date, reason: str, due: int | None) -> LawfulnessFile:
    with t.seen_by("gerrit") as by:
        at = t.clock.act()
        return lawfulness.open_file(
            whom=lawfulness.Whom(family, born, next_bsn(), given),
            kind="assistance",
            basis=Basis.objects.get(code="pw-53a"),
            reason=reason,
            due_on=timezone.localdate(at) + timedelta(due) if due else None,
            by=by,
            at=at,
        )


def _desk(t: Story, who: str, desk: str, at: datetime) -> desks.Desk:
    side = "lawfulness" if desk == "handhaving" else "support"
    found = desks.desk(t.town.viewers[who], f"{side}:{t.town.desks[desk].id}", timezone.localdate(at))
    assert found  # noqa: S101 -- somebody of the story works there
    return found


def _asks(t: Story, who: str, desk: str, words: str) -> Question:
    with t.seen_by(who) as by:
        at = t.clock.act()
        return passing.ask(to=_desk(t, who, desk, at), words=words, by=by, at=at)


def _passes_on(t: Story, who: str, desk: str, what: str, why: str) -> Envelope:
    with t.seen_by(who) as by:
        at = t.clock.act()
        source = source_of(by, "huishouden")
        assert source  # noqa: S101 -- registered at start-up
        concern = passing.Concern(what, why, "toestemming", Envelope.Told.KNOWS, timezone.localdate(at))
        about = source.people(by, t.home.id)[0]
        return passing.pass_on(
            source=source, from_id=t.home.id, about=about, to=_desk(t, who, desk, at), concern=concern, by=by, at=at
        )


ALL = [noordhof, handhaving]
