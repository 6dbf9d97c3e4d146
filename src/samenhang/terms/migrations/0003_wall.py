"""Who reads and keeps a clock: who reads and writes the file it is in, or the receiving domain's file (B9)."""

from django.db import migrations

from samenhang.access.protect import Protect, key, through


def held(table: str, *, writes: bool = False) -> str:
    """This function will give the condition "the viewer keeps the term's file, or the receiving domain's"."""
    received = key(table, writes=writes, layer="'domain'", domain=f"{table}.kept_in_id")
    return f"({key(table, writes=writes)} OR {received})"


def by_keeper(table: str) -> str:
    """This function will give the condition "the viewer keeps the row's term, and signs as themselves"."""
    return (
        f"EXISTS (SELECT 1 FROM public.terms_term t WHERE t.id = {table}.term_id AND {held('t', writes=True)})"
        f" AND {table}.by_id = (SELECT access.viewer())"
    )


def of_a_term(table: str) -> Protect:
    """This function will protect a table of what happened to terms: read with the term, added by who keeps it."""
    return Protect(table, read=through(table, "term_id", "terms_term"), add=by_keeper(table))


PAUSE_KEPT = (
    "EXISTS (SELECT 1 FROM public.terms_pause p JOIN public.terms_term t ON t.id = p.term_id"
    f" WHERE p.id = terms_pauseend.pause_id AND {held('t', writes=True)})"
    " AND terms_pauseend.by_id = (SELECT access.viewer())"
)

TRIGGERS = """
CREATE TRIGGER term_stays BEFORE UPDATE ON terms_term FOR EACH ROW EXECUTE FUNCTION access.term_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("terms", "0002_functions"), ("access", "0002_functions")]
    operations = [
        Protect(
            "terms_term",
            read=held("terms_term"),
            add=f"{held('terms_term', writes=True)} AND terms_term.by_id = (SELECT access.viewer())",
            change=held("terms_term", writes=True),
        ),
        of_a_term("terms_pause"),
        Protect("terms_pauseend", read=through("terms_pauseend", "pause_id", "terms_pause"), add=PAUSE_KEPT),
        of_a_term("terms_extension"),
        of_a_term("terms_ending"),
        migrations.RunSQL(TRIGGERS),
    ]
