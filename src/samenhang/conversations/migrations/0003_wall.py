"""Who may read and write conversations: who holds a grant for the very row; nobody writes after they are agreed."""

from django.db import migrations

from samenhang.access.protect import Protect, key

OF_ITS_CASE = (
    "EXISTS (SELECT 1 FROM public.cases_case k WHERE k.id = conversations_conversation.case_id"
    " AND k.household_id = conversations_conversation.household_id)"
)


def still_open(row: str) -> str:
    """This function will give the condition "the main points of this conversation are not agreed yet"."""
    return f"NOT EXISTS (SELECT 1 FROM public.conversations_mainpoints p WHERE p.conversation_id = {row})"


CHANGE = f"{key('conversations_conversation', writes=True)} AND {still_open('conversations_conversation.id')}"


def conversation(table: str, *, writes: bool = False, same_wall: bool = False) -> str:
    """This function will give the condition "the row's conversation may be read (or written), behind the same wall"."""
    held = key("c", writes=True) if writes else "true"
    same = (
        f" AND c.household_id = {table}.household_id AND c.person_id IS NOT DISTINCT FROM {table}.person_id"
        f" AND c.layer = {table}.layer AND c.domain = {table}.domain"
        if same_wall
        else ""
    )
    return (
        f"EXISTS (SELECT 1 FROM public.conversations_conversation c WHERE c.id = {table}.conversation_id"
        f" AND {held}{same})"
    )


def while_open(table: str, *, same_wall: bool = False) -> str:
    """This function will give the condition "its conversation may be written in, and is open"."""
    return f"{conversation(table, writes=True, same_wall=same_wall)} AND {still_open(f'{table}.conversation_id')}"


ATTENDANCE = "conversations_attendance"
ASSENT = "conversations_assent"
ANSWER = "conversations_answer"
POINTS = "conversations_mainpoints"
CORRECTION = "conversations_correction"

TRIGGERS = """
CREATE TRIGGER key_stays BEFORE UPDATE ON conversations_conversation
    FOR EACH ROW EXECUTE FUNCTION access.conversation_key_stays();
CREATE TRIGGER key_stays BEFORE UPDATE ON conversations_answer
    FOR EACH ROW EXECUTE FUNCTION access.conversation_key_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0002_functions"), ("access", "0002_functions")]
    operations = [
        Protect(
            "conversations_conversation",
            add=f"{key('conversations_conversation', writes=True)} AND {OF_ITS_CASE}",
            change=CHANGE,
        ),
        Protect(ATTENDANCE, read=conversation(ATTENDANCE), add=while_open(ATTENDANCE), remove=while_open(ATTENDANCE)),
        Protect(ASSENT, read=conversation(ASSENT), add=while_open(ASSENT)),
        Protect(ANSWER, add=while_open(ANSWER, same_wall=True), change=while_open(ANSWER, same_wall=True)),
        Protect(POINTS, add=conversation(POINTS, writes=True, same_wall=True)),
        Protect(CORRECTION, add=conversation(CORRECTION, writes=True, same_wall=True)),
        migrations.RunSQL(TRIGGERS),
    ]
