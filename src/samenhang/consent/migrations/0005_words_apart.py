"""What was said goes to a table of its own: fewer read it than that it was said."""

from django.db import migrations

FIRST = "id, household_id, person_id, layer, domain, hidden_reason, hidden_until, of_id, kind, text, by_id"
COPY = f"""
INSERT INTO consent_words ({FIRST}, organisation_id)
SELECT gen_random_uuid(), household_id, person_id, layer, domain, '', NULL::date, id, 'note', note, by_id, organisation_id
FROM consent_notice WHERE note <> ''
UNION ALL
SELECT gen_random_uuid(), household_id, person_id, layer, domain, '', NULL, id, 'note', note, by_id, organisation_id
FROM consent_consent WHERE note <> ''
UNION ALL
SELECT gen_random_uuid(), household_id, person_id, layer, domain, '', NULL, id, 'topic', topic, by_id, organisation_id
FROM consent_consent WHERE topic <> '';
INSERT INTO consent_words ({FIRST}, organisation_id)
SELECT gen_random_uuid(), n.household_id, n.person_id, n.layer, n.domain, '', NULL::date, o.id, 'reason', o.reason,
       o.by_id, n.organisation_id
FROM consent_objection o JOIN consent_notice n ON n.id = o.notice_id WHERE o.reason <> '';
INSERT INTO consent_words ({FIRST})
SELECT gen_random_uuid(), p.household_id, p.person_id, p.layer, p.domain, '', NULL::date, w.id, 'note', w.note, w.by_id
FROM consent_withdrawal w JOIN (
    SELECT id, household_id, person_id, layer, domain FROM consent_consent
    UNION ALL SELECT id, household_id, person_id, layer, domain FROM consent_secrecyrelease
    UNION ALL SELECT id, household_id, person_id, layer, domain FROM consent_helpagreement
) p ON p.id IN (w.consent_id, w.secrecy_release_id, w.help_agreement_id)
WHERE w.note <> '';
SET CONSTRAINTS ALL IMMEDIATE;
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0004_bases_in_full")]
    operations = [
        migrations.RunSQL(COPY, migrations.RunSQL.noop),
        migrations.RunSQL(
            "UPDATE consent_legalbasis SET confirmed = false WHERE source LIKE 'achtergrondkennis%'",
            migrations.RunSQL.noop,
        ),
        migrations.RemoveField(model_name="notice", name="note"),
        migrations.RemoveField(model_name="consent", name="note"),
        migrations.RemoveField(model_name="consent", name="topic"),
        migrations.RemoveField(model_name="objection", name="reason"),
        migrations.RemoveField(model_name="withdrawal", name="note"),
    ]
