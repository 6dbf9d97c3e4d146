"""Who reads and writes the tables of consent."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, role, through


def asked(table: str) -> str:
    """This function will give the condition "the viewer holds the household's involvement together"."""
    return involved(table, writes=True)


REFUSED_BY_ANY = f"{asked('consent_consent')} OR (consent_consent.answer = 'refused' AND {key('consent_consent')})"
ME = "(SELECT access.viewer())"


def kept(table: str) -> str:
    """This function will give the condition "the viewer knows of this person, and keeps the household up"."""
    return f"{key(table)} AND {involved(table, writes=True)}"


def written(table: str) -> str:
    """This function will give the condition "the viewer knows of this person, and wrote it"."""
    return f"{key(table)} AND {table}.by_id = {ME}"


PROPOSAL = "consent_basisproposal"

OF_THE_MUNICIPALITY = (
    "EXISTS (SELECT 1 FROM public.teams_hat h JOIN public.teams_organisation o ON o.id = h.organisation_id"
    f" WHERE h.id = {ME} AND o.kind = 'municipality')"
)

SOMEBODY = f"{ME} IS NOT NULL"
DECISION = "consent_basisdecision"

SAME_PERSON = (
    f"EXISTS (SELECT 1 FROM public.{PROPOSAL} p JOIN public.teams_hat theirs ON theirs.id = p.by_id"
    " JOIN public.teams_hat mine ON mine.professional_id = theirs.professional_id"
    f" WHERE p.id = {DECISION}.proposal_id AND mine.id = {ME})"
)

OTHER = f"{role('manager', 'privacy_officer')} AND {OF_THE_MUNICIPALITY} AND NOT {SAME_PERSON}"
OWN = f"EXISTS (SELECT 1 FROM public.{PROPOSAL} p WHERE p.id = {DECISION}.proposal_id AND p.by_id = {ME})"
WORDS = "consent_words"

FOR_US = (
    f"{key(WORDS)} AND {WORDS}.kind = 'topic' AND EXISTS (SELECT 1 FROM public.teams_hat h WHERE h.id = {ME}"
    f" AND (h.organisation_id = {WORDS}.organisation_id OR h.domain_id = {WORDS}.towards_id))"
)

WITHOUT = "consent_withoutconsent"
SECOND_OR_KEPT = f"({kept(WITHOUT)}) OR ({written(WITHOUT)}) OR ({key(WITHOUT)} AND {WITHOUT}.second_id = {ME})"

OPINION = (
    "EXISTS (SELECT 1 FROM public.consent_withoutconsent w"
    " JOIN public.teams_hat author ON author.id = w.by_id"
    " JOIN public.teams_hat mine ON mine.id = w.second_id AND mine.professional_id <> author.professional_id"
    f" WHERE w.id = consent_secondopinion.without_id AND w.second_id = {ME}"
    f" AND consent_secondopinion.by_id = {ME})"
)

TRIGGERS = """
CREATE TRIGGER derive AFTER INSERT ON consent_notice FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON consent_objection FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON consent_consent FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON consent_withdrawal FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER UPDATE ON consent_legalbasis FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER decided AFTER INSERT ON consent_basisdecision FOR EACH ROW EXECUTE FUNCTION access.basis_decided();
CREATE TRIGGER shown AFTER INSERT ON consent_toldafter FOR EACH ROW EXECUTE FUNCTION access.shown_or_hidden();
CREATE TRIGGER hidden AFTER INSERT ON consent_withoutreview FOR EACH ROW EXECUTE FUNCTION access.shown_or_hidden();
CREATE TRIGGER derive AFTER INSERT ON consent_noticeend FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON consent_secondopinion FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_objection
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_withdrawal
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_consent
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_helpagreement
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON consent_secrecyrelease
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON consent_words FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
"""


class Migration(migrations.Migration):
    dependencies = [("consent", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        # -- Who may read and record what was told and asked.
        Protect("consent_notice", add=asked("consent_notice")),
        Protect("consent_consent", add=REFUSED_BY_ANY),
        *(
            Protect(table, read=f"({kept(table)}) OR ({written(table)})", add=add)
            for table, add in (
                ("consent_secrecyrelease", involved("consent_secrecyrelease", writes=True)),
                (
                    "consent_helpagreement",
                    f"{involved('consent_helpagreement', writes=True)} OR {key('consent_helpagreement')}",
                ),
            )
        ),
        # Whoever the resident tells it to may record that a toestemming is taken back, or that there is an objection.
        Protect(
            "consent_objection",
            read=through("consent_objection", "notice_id", "consent_notice"),
            add=through("consent_objection", "notice_id", "consent_notice"),
        ),
        Protect(
            "consent_withdrawal",
            **dict.fromkeys(
                ("read", "add"),
                " OR ".join(
                    through("consent_withdrawal", f"{one}_id", f"consent_{one.replace('_', '')}")
                    for one in ("consent", "secrecy_release", "help_agreement")
                ),
            ),
        ),
        # -- Who reads and adds what: four eyes over the bases, words for fewer, sharing without consent for who keeps
        # it up.
        Protect(
            PROPOSAL, read=SOMEBODY, add=f"{role('manager')} AND {OF_THE_MUNICIPALITY} AND {PROPOSAL}.by_id = {ME}"
        ),
        Protect(
            DECISION,
            read=SOMEBODY,
            add=f"{DECISION}.by_id = {ME} AND (({DECISION}.answer IN ('approved', 'refused') AND {OTHER})"
            f" OR ({DECISION}.answer = 'withdrawn' AND {OWN}))",
        ),
        Protect(
            WORDS,
            read=f"({kept(WORDS)}) OR ({written(WORDS)}) OR ({FOR_US})",
            add=f"{key(WORDS)} AND {WORDS}.by_id = {ME}",
        ),
        Protect(WITHOUT, read=SECOND_OR_KEPT, add=f"{involved(WITHOUT, writes=True)} AND {WITHOUT}.by_id = {ME}"),
        Protect(
            "consent_secondopinion",
            read=through("consent_secondopinion", "without_id", WITHOUT),
            add=f"{key('consent_secondopinion')} AND {OPINION}",
        ),
        *(
            Protect(
                table,
                read=through(table, "without_id", WITHOUT),
                add=f"{through(table, 'without_id', WITHOUT)} AND {involved(table, writes=True)}",
            )
            for table in ("consent_toldafter", "consent_withoutreview")
        ),
        Protect(
            "consent_noticeend",
            read=through("consent_noticeend", "notice_id", "consent_notice"),
            add="EXISTS (SELECT 1 FROM public.consent_notice n WHERE n.id = consent_noticeend.notice_id AND {})".format(
                involved("n", writes=True)
            ),
        ),
        migrations.RunSQL(TRIGGERS),
    ]
