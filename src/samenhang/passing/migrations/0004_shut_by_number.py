"""A concern about the receiver's own circle stays shut to them however the circle was told: also by BSN alone (H2)."""

from django.db import migrations

from samenhang.access.protect import Protect, role

MY_TEAM = "(SELECT h.team_id FROM public.teams_hat h WHERE h.id = (SELECT access.viewer()))"
MY_SIDE = "(SELECT CASE access.role() WHEN 'lawfulness' THEN 'lawfulness' ELSE 'support' END)"
WORKS = role("access_officer", "professional", "partner", "process_director", "lawfulness")
ENVELOPE = "passing_envelope"
SENDS = f"{WORKS} AND {ENVELOPE}.from_hat_id = (SELECT access.viewer())"
RECEIVES = f"{WORKS} AND {ENVELOPE}.to_team_id = {MY_TEAM} AND {ENVELOPE}.to_side = {MY_SIDE}"

SHUT = """
-- Is this concern about the viewer's own circle? By the name and birth date that were written; by the household or the file
-- it came from; and by who on record answers to that name and birth date, whose number may be what was declared.
CREATE FUNCTION access.concern_shut(e uuid, about text, born date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET jit = off AS $$
    SELECT EXISTS (SELECT 1 FROM circle_owncircle c WHERE c.professional_id = access.wearer()) AND (
        access.names_my_circle(about, born)
        OR EXISTS (SELECT 1 FROM passing_passedfrom f WHERE f.envelope_id = e AND access.shut_to_me(f.household_id))
        OR EXISTS (SELECT 1 FROM passing_passedfrom f, access.circled(ARRAY[f.person_id]) c
                   WHERE f.envelope_id = e AND c.professional = access.wearer())
        OR EXISTS (SELECT 1 FROM lawfulness_passedon p WHERE p.envelope_id = e AND access.shut_to_me(p.file_id))
        OR EXISTS (SELECT 1 FROM people_person p, access.circled(ARRAY[p.id]) c
                   WHERE p.birth_date = born AND c.professional = access.wearer() AND access.plain(p.family_name) <> ''
                     AND strpos(access.plain(about), access.plain(p.family_name)) > 0))
$$;
REVOKE ALL ON FUNCTION access.concern_shut FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.concern_shut TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [("passing", "0003_wall"), ("circle", "0002_functions"), ("data_rights", "0002_functions")]
    operations = [
        migrations.RunSQL(SHUT),
        Protect(
            ENVELOPE,
            read=f"({SENDS}) OR ({RECEIVES} AND NOT access.withdrawn({ENVELOPE}.id)"
            f" AND NOT access.concern_shut({ENVELOPE}.id, {ENVELOPE}.about, {ENVELOPE}.birth_date))",
            add=f"{SENDS} AND {ENVELOPE}.from_side = {MY_SIDE} AND {ENVELOPE}.to_team_id IS DISTINCT FROM {MY_TEAM}",
        ),
    ]
