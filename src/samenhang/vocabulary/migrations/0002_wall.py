"""Everybody reads each other's words; who works with content writes those of the own domain. Wordings stay."""

from django.db import migrations

from samenhang.access.protect import Protect, role

ME = "(SELECT access.viewer())"
EVERYBODY = f"{ME} IS NOT NULL"
WRITERS = role("access_officer", "professional", "partner", "process_director", "manager")

OWN_DOMAIN = (
    f"({role('manager')} OR EXISTS (SELECT 1 FROM public.teams_hat h LEFT JOIN public.teams_team t ON t.id = h.team_id"
    f" WHERE h.id = {ME} AND COALESCE(h.domain_id, t.domain_id) = vocabulary_meaning.domain_id))"
)

OF_OWN = "EXISTS (SELECT 1 FROM public.vocabulary_meaning m WHERE m.id = vocabulary_meaningtext.meaning_id)"


class Migration(migrations.Migration):
    dependencies = [("vocabulary", "0001_tables"), ("access", "0002_functions")]
    operations = [
        Protect("vocabulary_word", read=EVERYBODY, add=WRITERS),
        Protect(
            "vocabulary_meaning",
            read=EVERYBODY,
            add=f"{WRITERS} AND {OWN_DOMAIN}",
            change=f"{WRITERS} AND {OWN_DOMAIN}",
        ),
        Protect(
            "vocabulary_meaningtext",
            read=EVERYBODY,
            add=f"{WRITERS} AND {OF_OWN} AND vocabulary_meaningtext.by_id = {ME}",
        ),
    ]
