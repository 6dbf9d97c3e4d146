"""Which rows make up a conversation and move with it."""

from django.db import migrations

ROWS = """
INSERT INTO layers_part (id, kind, part, through) VALUES
    (gen_random_uuid(), 'conversations_conversation', 'conversations_conversation', 'id'),
    (gen_random_uuid(), 'conversations_conversation', 'conversations_answer', 'conversation_id'),
    (gen_random_uuid(), 'conversations_conversation', 'conversations_mainpoints', 'conversation_id'),
    (gen_random_uuid(), 'conversations_conversation', 'conversations_correction', 'conversation_id'),
    (gen_random_uuid(), 'conversations_conversation', 'layers_move', 'record_id');
"""


class Migration(migrations.Migration):
    dependencies = [("conversations", "0003_wall"), ("cases", "0004_to_start_with"), ("layers", "0004_to_start_with")]
    operations = [migrations.RunSQL(ROWS)]
