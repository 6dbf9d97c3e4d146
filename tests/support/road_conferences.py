"""The road's own table: a case on the agenda of a meeting, noted, decided and printed."""

from uuid import UUID

from samenhang.access.viewer import viewing
from samenhang.meetings.actions import agenda, planning, table
from tests.support.town import Home, Town

SECRETS = {
    "tabled": "de kruiwagen staat achterstevoren",
    "noted": "de parkiet spreekt Latijn",
    "decided": "de schommel blijft hangen",
}


def at_the_table(town: Town, home: Home) -> dict[str, UUID]:
    """This function will put the household on an agenda by its director, alone at the table, and lend the ids."""
    by = town.director.viewer
    with viewing(by) as at:
        series = planning.start_series(
            setting=planning.Setting("Werktafel", "bench"), rhythm="weekly", first_at=at, by=by, at=at
        )
        meeting = series.conferences.get()
        asking = agenda.Asking(SECRETS["tabled"], SECRETS["tabled"], home.ids[:1], layer="case_team")
        item = agenda.put_on_agenda(conference=meeting, case=home.opened, asking=asking, by=by, at=at)
        table.keep_note(item=item, text=SECRETS["noted"], seen=0, by=by, at=at)
        outcome = table.decide(item=item, words=SECRETS["decided"], decided_by="de tafel", by=by, at=at)
        copy = table.print_copy(conference=meeting, what="record", items=[item], by=by, at=at)
    return {
        "series_id": series.id,
        "conference_id": meeting.id,
        "slot_id": item.slot_id,
        "item_id": item.id,
        "outcome_id": outcome.id,
        "copy_id": copy.id,
    }
