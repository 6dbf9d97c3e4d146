"""Who reads and writes the tables of people."""

from django.db import migrations

from samenhang.access.protect import Protect, involved, key, never, role, through

TAKES_IN = role("access_officer", "professional", "service")
SERVICE = role("service")

KNOWN = (
    "EXISTS (SELECT 1 FROM public.access_grant g WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND g.person_id = people_person.id AND g.layer = 'involvement' AND g.during @> access.clock(){})"
)

MEMBERSHIP_KEPT = (
    "EXISTS (SELECT 1 FROM public.people_membership m WHERE m.id = people_membershipend.membership_id AND {})".format(
        involved("m", writes=True)
    )
)

NAME_KNOWN = (
    "EXISTS (SELECT 1 FROM public.access_grant g WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND g.person_id = people_othername.person_id AND g.layer = 'involvement' AND g.during @> access.clock(){})"
)


def _undone(table: str, column: str, parent: str, one: str, other: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM public.{parent} parent WHERE parent.id = {table}.{column}"
        f" AND access.may_link(parent.{one}, parent.{other}))"
    )


DESK = role("access_officer")
OWN_QUESTION = "people_doublequestion.by_id = (SELECT access.viewer())"

TO_MY_DESK = (
    f"{DESK} AND people_doublequestion.desk_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND access.double_open(people_doublequestion.household_id, people_doublequestion.person_id)"
)

MEMBER_KNOWN = (
    "EXISTS (SELECT 1 FROM public.access_grant g WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[])"
    " AND g.household_id = people_doublequestion.household_id AND g.person_id = people_doublequestion.person_id"
    " AND g.layer = 'involvement' AND g.during @> access.clock())"
)

KEPT_UP = involved("people_identitychange", writes=True, person="person_id")


def of(table: str, column: str, parent: str, *, writes: bool = False) -> str:
    """This function will give the condition "the viewer may add to this parent row"."""
    may = key("parent", writes=writes)
    return f"EXISTS (SELECT 1 FROM public.{parent} parent WHERE parent.id = {table}.{column} AND {may})"


SAME = (
    "EXISTS (SELECT 1 FROM public.people_representative parent WHERE parent.id = people_document.representative_id"
    " AND parent.household_id = people_document.household_id AND parent.person_id = people_document.person_id)"
)

RELATION_KEPT = (
    "EXISTS (SELECT 1 FROM public.people_relation r WHERE r.id = people_relationend.relation_id AND {})".format(
        involved("r", writes=True)
    )
)

CHANGES_KEPT_UP = involved("people_householdchange", writes=True)

TRIGGERS = """
CREATE INDEX people_contact_phone ON people_contact (access.phone(phone)) WHERE phone <> '';
CREATE TRIGGER derive AFTER INSERT OR UPDATE ON people_membership
    FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER derive AFTER INSERT ON people_membershipend FOR EACH ROW EXECUTE FUNCTION access.derive_from_source();
CREATE TRIGGER key_stays BEFORE UPDATE ON people_contact FOR EACH ROW EXECUTE FUNCTION access.contact_key_stays();
CREATE TRIGGER key_person AFTER INSERT OR UPDATE OF given_names, prefix, family_name ON people_person
    FOR EACH ROW EXECUTE FUNCTION access.key_person();
CREATE TRIGGER key_other AFTER INSERT OR UPDATE ON people_othername FOR EACH ROW EXECUTE FUNCTION access.key_other();
CREATE TRIGGER unkey_other BEFORE DELETE ON people_othername FOR EACH ROW EXECUTE FUNCTION access.unkey_other();
CREATE TRIGGER once AFTER INSERT ON people_membership FOR EACH ROW EXECUTE FUNCTION access.membership_once();
CREATE TRIGGER secret_on_both AFTER UPDATE OF secrecy ON people_person FOR EACH ROW
    WHEN (NEW.secrecy > OLD.secrecy) EXECUTE FUNCTION access.secret_on_both();
CREATE TRIGGER secret_on_both AFTER INSERT ON people_personlink FOR EACH ROW EXECUTE FUNCTION access.secret_on_both();
CREATE TRIGGER circle AFTER INSERT ON people_namekey FOR EACH ROW EXECUTE FUNCTION access.derive_from_person();
CREATE TRIGGER circle AFTER UPDATE OF bsn_index, birth_date ON people_person FOR EACH ROW
    WHEN ((OLD.bsn_index, OLD.birth_date) IS DISTINCT FROM (NEW.bsn_index, NEW.birth_date))
    EXECUTE FUNCTION access.derive_from_person();
CREATE TRIGGER circle AFTER INSERT ON people_personlink FOR EACH ROW EXECUTE FUNCTION access.derive_from_person();
CREATE TRIGGER circle AFTER INSERT ON people_personunlink FOR EACH ROW EXECUTE FUNCTION access.derive_from_person();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_contact
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_address
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_acquaintance
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_acquaintanceend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_supporter
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_supporterend
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_supportoffer
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER guest_reads_only BEFORE INSERT OR UPDATE ON people_doublequestion
    FOR EACH ROW EXECUTE FUNCTION access.guest_reads_only();
CREATE TRIGGER seats AFTER UPDATE OF bsn_index ON people_person FOR EACH ROW
    WHEN (OLD.bsn_index IS DISTINCT FROM NEW.bsn_index) EXECUTE FUNCTION access.derive_from_number();
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0002_functions"), ("lawfulness", "0002_functions"), ("register", "0001_functions")]
    operations = [
        # -- Who may read and add persons, households and what hangs on them.
        Protect(
            "people_household",
            read=involved("people_household", household="id"),
            add=TAKES_IN,
            change=involved("people_household", household="id", writes=True),
        ),
        Protect(
            "people_person",
            read=f"{KNOWN.format('')} OR {SERVICE}",
            add=TAKES_IN,
            change=f"{KNOWN.format(' AND g.writes')} OR {SERVICE}",
        ),
        Protect(
            "people_membership",
            add=f"({involved('people_membership', writes=True)}) AND (access.linkable(people_membership.person_id)"
            " OR access.belonged(people_membership.household_id, people_membership.person_id))",
        ),
        Protect(
            "people_membershipend",
            read=through("people_membershipend", "membership_id", "people_membership"),
            add=MEMBERSHIP_KEPT,
        ),
        Protect("people_relation", add=involved("people_relation", writes=True)),
        Protect(
            "people_contact",
            add=f"{involved('people_contact', writes=True)} OR {key('people_contact')}",
            change=key("people_contact"),
        ),
        # -- Addresses are records of their own, kept from who may not know them.
        Protect(
            "people_address",
            read=f"{key('people_address')} AND access.address_open(people_address.household_id)",
            add=f"({key('people_address')}) AND access.address_open(people_address.household_id)",
        ),
        # -- Other names somebody is known by, and keys by which names are found: made by the database, whatever the
        # road.
        Protect(
            "people_othername",
            read=f"{NAME_KNOWN.format('')} OR {SERVICE}",
            add=f"{NAME_KNOWN.format(' AND g.writes')} OR {SERVICE}",
            remove=f"{NAME_KNOWN.format(' AND g.writes')} OR {SERVICE}",
        ),
        Protect("people_namekey", read=SERVICE, add=never()),
        # -- Who may know that two records are one human being: only who may see both.
        Protect(
            "people_personlink",
            read="access.in_sight(people_personlink.kept_id) AND access.in_sight(people_personlink.other_id)",
            add="access.may_link(people_personlink.kept_id, people_personlink.other_id)",
            remove=never(),
        ),
        Protect(
            "people_personunlink",
            read=through("people_personunlink", "link_id", "people_personlink"),
            add=_undone("people_personunlink", "link_id", "people_personlink", "kept_id", "other_id"),
            remove=never(),
        ),
        Protect(
            "people_notsame",
            read="access.in_sight(people_notsame.first_id) AND access.in_sight(people_notsame.second_id)",
            add="access.may_link(people_notsame.first_id, people_notsame.second_id)",
            remove=never(),
        ),
        Protect(
            "people_notsametakenback",
            read=through("people_notsametakenback", "not_same_id", "people_notsame"),
            add=_undone("people_notsametakenback", "not_same_id", "people_notsame", "first_id", "second_id"),
            remove=never(),
        ),
        Protect(
            "people_doublequestion",
            read=f"{OWN_QUESTION} OR ({TO_MY_DESK})",
            add=f"{OWN_QUESTION} AND {MEMBER_KNOWN} AND NOT ({DESK})",
            remove=never(),
        ),
        Protect(
            "people_doubleanswer",
            read=f"{DESK} AND {through('people_doubleanswer', 'question_id', 'people_doublequestion')}",
            add=f"{DESK} AND {through('people_doubleanswer', 'question_id', 'people_doublequestion')}",
            remove=never(),
        ),
        Protect("people_identitychange", read=KEPT_UP, add=KEPT_UP, remove=never()),
        # -- Who may read and add who stands beside somebody: whoever is involved with that person, and with nobody
        # else.
        Protect("people_representative"),
        Protect(
            "people_representativeend",
            read=through("people_representativeend", "representative_id", "people_representative"),
            add=of("people_representativeend", "representative_id", "people_representative", writes=True),
        ),
        Protect(
            "people_document",
            read=key("people_document", writes=True),
            add=f"{key('people_document', writes=True)} AND {SAME}",
        ),
        Protect("people_supportoffer", add=key("people_supportoffer")),
        Protect("people_supporter", add=key("people_supporter")),
        Protect(
            "people_supporterend",
            read=through("people_supporterend", "supporter_id", "people_supporter"),
            add=of("people_supporterend", "supporter_id", "people_supporter"),
        ),
        Protect("people_acquaintance", add=key("people_acquaintance")),
        Protect(
            "people_acquaintanceend",
            read=through("people_acquaintanceend", "acquaintance_id", "people_acquaintance"),
            add=of("people_acquaintanceend", "acquaintance_id", "people_acquaintance"),
        ),
        # -- A household over time: relations end, memberships do not overlap, who leaves may settle apart, and a
        # history of it.
        Protect(
            "people_relationend",
            read=through("people_relationend", "relation_id", "people_relation"),
            add=RELATION_KEPT,
        ),
        Protect("people_householdchange", read=CHANGES_KEPT_UP, add=CHANGES_KEPT_UP),
        migrations.RunSQL(TRIGGERS),
    ]
