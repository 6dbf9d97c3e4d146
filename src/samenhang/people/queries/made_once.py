"""The statements behind nearly every page of a household; each is made once (``kit.compiled``)."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from samenhang.kit.compiled import compiled
from samenhang.people.models import Address, Contact, Household, Membership

LINKED = """
WITH RECURSIVE reached (id) AS (
    SELECT unnest(%s::uuid[])
    UNION
    SELECT CASE WHEN l.kept_id = r.id THEN l.other_id ELSE l.kept_id END
    FROM reached r JOIN people_personlink l ON l.kept_id = r.id OR l.other_id = r.id
    WHERE NOT EXISTS (SELECT 1 FROM people_personunlink u WHERE u.link_id = l.id)
)
SELECT l.kept_id, l.other_id FROM people_personlink l
WHERE (l.kept_id = ANY (ARRAY(SELECT id FROM reached)) OR l.other_id = ANY (ARRAY(SELECT id FROM reached)))
  AND NOT EXISTS (SELECT 1 FROM people_personunlink u WHERE u.link_id = l.id)
ORDER BY l.at DESC, l.id DESC
"""
OF_HOUSEHOLD = "ARRAY(SELECT m.person_id FROM people_membership m WHERE m.household_id = %s)"
HOMES_HERE = """(
    SELECT json_agg(to_json(a) ORDER BY a.starts_on, a.at, a.id) FROM people_address a
    WHERE a.household_id = %s AND a.kind = 'home' AND a.starts_on <= %s)
"""
CONTACTS_HERE = "(SELECT json_agg(to_json(c)) FROM people_contact c WHERE c.household_id = %s)"
LINKED_HERE = "(SELECT json_agg(json_build_array(p.kept_id, p.other_id)) FROM (LINKED) p)".replace(
    "LINKED", LINKED.replace("%s::uuid[]", OF_HOUSEHOLD)
)


@compiled
def the_household(household_id: UUID) -> QuerySet[Household]:
    """This function will give a household, if the viewer may see it."""
    return Household.objects.filter(id=household_id)


@compiled
def present_members(household_id: UUID, day: date) -> QuerySet[Membership]:
    """This function will give the present members, each with what is told of the household as a whole.

    That is: whether its addresses are kept back, who of it is on record twice, where it lives and how it is reached.
    """
    hidden = RawSQL("(SELECT s.hidden FROM access.secret_homes(ARRAY[%s]::uuid[]) s)", [household_id])
    links = RawSQL(LINKED_HERE, [household_id])  # noqa: S611 -- a constant of this file, its value a parameter
    homes = RawSQL(HOMES_HERE, [household_id, day])  # noqa: S611 -- as above
    contacts = RawSQL(CONTACTS_HERE, [household_id])  # noqa: S611 -- as above
    found = Membership.objects.filter(household_id=household_id).filter(Q(end=None) | Q(end__on__gt=day))
    found = found.select_related("person", "end").order_by("place", "person__birth_date", "id")
    return found.annotate(hidden=hidden, links=links, homes=homes, contacts=contacts)


@compiled
def all_contacts(household_id: UUID) -> QuerySet[Contact]:
    """This function will give how a household and its members are reached, as the viewer may know."""
    return Contact.objects.filter(household_id=household_id)


@compiled
def all_homes(household_id: UUID, day: date) -> QuerySet[Address]:
    """This function will give where a household and its members lived until a day, in the order it began."""
    found = Address.objects.filter(household_id=household_id, kind=Address.Kind.HOME, starts_on__lte=day)
    return found.order_by("starts_on", "at", "id")
