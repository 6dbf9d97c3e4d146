"""A conversation moves as a whole, with all that was said in it, by an act that leaves its record (H2)."""

from django.db import migrations

PARTS = """
-- With whom it was held and in which file it is kept does not change by writing in it: only by moving it as a whole.
CREATE OR REPLACE FUNCTION access.conversation_key_stays() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    IF current_user = 'samenhang_app' AND (NEW.household_id, NEW.person_id, NEW.layer, NEW.domain)
        IS DISTINCT FROM (OLD.household_id, OLD.person_id, OLD.layer, OLD.domain) THEN
        RAISE EXCEPTION 'a conversation stays where it is kept' USING ERRCODE = 'check_violation';
    END IF;
    RETURN NEW;
END $$;
INSERT INTO layers_part (id, kind, part, through) VALUES
    (gen_random_uuid(), 'conversations_conversation', 'conversations_conversation', 'id'),
    (gen_random_uuid(), 'conversations_conversation', 'conversations_answer', 'conversation_id'),
    (gen_random_uuid(), 'conversations_conversation', 'conversations_mainpoints', 'conversation_id'),
    (gen_random_uuid(), 'conversations_conversation', 'conversations_correction', 'conversation_id'),
    (gen_random_uuid(), 'conversations_conversation', 'layers_move', 'record_id');
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0002_protect_conversations"), ("layers", "0002_protect_layers")]
    operations = [
        migrations.RunSQL(PARTS, "DELETE FROM layers_part WHERE kind = 'conversations_conversation'"),
    ]
