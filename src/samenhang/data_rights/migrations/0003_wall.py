"""Who reads and writes the tables of data rights."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, never, through

REQUEST = "data_rights_rightsrequest"
MINE = "by_id = (SELECT access.viewer())"
KEPT_UP = involved(REQUEST, writes=True, person="person_id")
TOUCHED = key(REQUEST, layer=f"{REQUEST}.about_layer", domain=f"{REQUEST}.about_domain")
TOUCHED_WRITES = key(REQUEST, writes=True, layer=f"{REQUEST}.about_layer", domain=f"{REQUEST}.about_domain")


def on_request(table: str, condition: str) -> str:
    """This function will give the condition that the row's request meets another."""
    return f"EXISTS (SELECT 1 FROM public.{REQUEST} WHERE {REQUEST}.id = {table}.request_id AND ({condition}))"


OF_OWN_FILE = (
    f"({KEPT_UP}) AND {REQUEST}.right = 'own_file' AND {REQUEST}.household_id = data_rights_fileopening.household_id"
)


def kept_through(table: str, opening: str) -> str:
    """This function will give the condition that the viewer keeps up the household of the row's opening."""
    return (
        f"EXISTS (SELECT 1 FROM public.data_rights_fileopening o JOIN public.{REQUEST} ON {REQUEST}.id = o.request_id"
        f" WHERE o.id = {table}.{opening} AND ({KEPT_UP}))"
    )


BY_ME = "by_id = (SELECT access.viewer())"
CHANGE = "data_rights_rulechange"


def municipal(*names: str) -> str:
    """This function will give the condition "the viewer's hat has one of these roles, and is no partner's"."""
    return f"(SELECT access.municipal_role()) = ANY (ARRAY[{', '.join(repr(name) for name in names)}])"


SECOND_PERSON = (
    f"NOT EXISTS (SELECT 1 FROM public.{CHANGE} c JOIN public.teams_hat theirs ON theirs.id = c.by_id"
    " WHERE c.id = data_rights_rulechangeanswer.change_id AND theirs.professional_id = (SELECT access.wearer()))"
)

SERVICE = municipal("retention")
WATCHES = municipal("privacy_officer", "fg", "retention")
DECISION = "data_rights_destructiondecision"

TRIGGERS = """
CREATE TRIGGER seat_own_file AFTER INSERT ON data_rights_fileopening
    FOR EACH ROW EXECUTE FUNCTION access.seat_own_file();
CREATE TRIGGER seat_own_file AFTER INSERT ON data_rights_fileclosing
    FOR EACH ROW EXECUTE FUNCTION access.seat_own_file();
CREATE TRIGGER derive AFTER INSERT ON data_rights_fileopening
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON data_rights_fileclosing
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON data_rights_rightsrequest
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON data_rights_rightsextension
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT ON data_rights_rightsanswer
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER derive_former AFTER INSERT ON data_rights_fileopening
    FOR EACH ROW EXECUTE FUNCTION access.derive_former();
CREATE TRIGGER derive_former AFTER INSERT ON data_rights_fileclosing
    FOR EACH ROW EXECUTE FUNCTION access.derive_former();
"""


class Migration(migrations.Migration):
    dependencies = [("data_rights", "0002_functions"), ("involvement", "0002_functions")]
    operations = [
        # -- Who keeps requests about somebody's own data, and the service that makes one person's own file (0044).
        # Read by who keeps the household up about this person, and by who reads the part it is about.
        Protect(
            REQUEST,
            read=f"({KEPT_UP}) OR ({REQUEST}.right <> 'own_file' AND {TOUCHED})",
            add=f"(({KEPT_UP}) OR ({REQUEST}.right <> 'own_file' AND {TOUCHED_WRITES})) AND {REQUEST}.{MINE}",
        ),
        Protect(
            "data_rights_rightsextension",
            read=through("data_rights_rightsextension", "request_id", REQUEST),
            add=f"{on_request('data_rights_rightsextension', f'({KEPT_UP}) OR ({TOUCHED_WRITES})')}"
            f" AND data_rights_rightsextension.{MINE}",
        ),
        # Answered by who writes that part; taken back, and its file handed over, by who keeps the household up as well.
        Protect(
            "data_rights_rightsanswer",
            read=through("data_rights_rightsanswer", "request_id", REQUEST),
            add=f"({on_request('data_rights_rightsanswer', TOUCHED_WRITES)}"
            f" OR (data_rights_rightsanswer.outcome = 'withdrawn'"
            f" AND {on_request('data_rights_rightsanswer', KEPT_UP)}))"
            f" AND data_rights_rightsanswer.{MINE}",
        ),
        Protect(
            "data_rights_fileopening",
            read=f"{through('data_rights_fileopening', 'request_id', REQUEST)}"
            f" OR data_rights_fileopening.id = (SELECT access.viewer())",
            add=f"{on_request('data_rights_fileopening', OF_OWN_FILE)}"
            f" AND data_rights_fileopening.{MINE}"
            " AND data_rights_fileopening.at <= access.clock()"
            " AND data_rights_fileopening.until <= access.clock() + interval '1 hour'"
            " AND NOT EXISTS (SELECT 1 FROM public.data_rights_rightsanswer done"
            " WHERE done.request_id = data_rights_fileopening.request_id)",
        ),
        Protect(
            "data_rights_fileclosing",
            read=kept_through("data_rights_fileclosing", "opening_id"),
            add=kept_through("data_rights_fileclosing", "opening_id"),
        ),
        Protect(
            "data_rights_delivery",
            read=kept_through("data_rights_delivery", "opening_id"),
            add=f"{kept_through('data_rights_delivery', 'opening_id')} AND data_rights_delivery.{MINE}",
        ),
        # -- How long records are kept, who decides about destroying them, and the service that carries it out (0045).
        Protect("data_rights_retentionrule", read="true", add=never()),
        Protect(
            CHANGE,
            read="true",
            add=f"{municipal('manager')} AND {CHANGE}.{BY_ME} AND {CHANGE}.by_professional_id = (SELECT access.wearer())",
        ),
        Protect(
            "data_rights_rulechangeanswer",
            read="true",
            add=f"{municipal('privacy_officer')} AND data_rights_rulechangeanswer.{BY_ME} AND {SECOND_PERSON}",
        ),
        Protect("data_rights_destructionproposal", read=WATCHES, add=SERVICE),
        Protect(
            DECISION,
            read="(SELECT access.municipal_role()) = ANY (ARRAY['privacy_officer', 'fg', 'retention'])",
            add=f"(SELECT access.municipal_role()) = 'privacy_officer' AND {DECISION}.by_id = (SELECT access.viewer())"
            f" AND NOT EXISTS (SELECT 1 FROM public.data_rights_destructionproposal p WHERE p.id = {DECISION}.proposal_id"
            " AND access.worked_in(p.household_id))",
        ),
        Protect("data_rights_destructionend", read=WATCHES, add=SERVICE),
        migrations.RunSQL(TRIGGERS),
    ]
