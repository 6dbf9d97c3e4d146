"""No table with personal data is forgotten: it stands in an own file or says why not, and its end is known."""

from typing import TYPE_CHECKING, Any

from django.apps import apps

from samenhang.access.models import Layer
from samenhang.access.privileges import declared
from samenhang.data_rights.models import RetentionRule
from samenhang.people import kept
from samenhang.people.models import AboutHousehold, Household, Person
from samenhang.teams.models import Domain

if TYPE_CHECKING:
    from psycopg import Connection

ABOUT_NOBODY = {
    "data_rights.RetentionRule": "reference data: how long records are kept",
    "data_rights.RuleChange": "a change of such a rule",
    "data_rights.RuleChangeAnswer": "who agreed to it",
    "weighing.Law": "reference data: what laws were made for",
    "weighing.LawText": "every wording of that",
    "vocabulary.Word": "reference data: words that domains use",
    "vocabulary.Meaning": "what they mean in each domain",
    "vocabulary.MeaningText": "every wording of that",
}
"""Tables behind a policy that hold nothing of a resident."""


def personal() -> set[str]:
    """This function will give every model with personal data: behind the wall, or pointing at a person or household."""
    protected = set(declared())
    return {
        model._meta.label
        for model in apps.get_models()
        if model._meta.db_table in protected
        or issubclass(model, AboutHousehold)
        or any(
            field.is_relation and field.related_model in (Person, Household) for field in model._meta.concrete_fields
        )
    } - set(ABOUT_NOBODY)


def test_every_table_with_personal_data_stands_in_the_own_file_or_says_why_not() -> None:
    told, untold = kept.told_of(), set(kept.not_told_of())
    assert sorted(personal() - told - untold) == [], "register it: data_rights/sections, or people.kept.register"
    assert sorted(told & untold) == []
    assert sorted((told | untold) - personal()) == []


def test_every_part_reads_a_table_that_is_there_and_names_fields_it_has() -> None:
    for part in kept.parts():
        model = apps.get_model(part.model)
        names = {field.name for field in model._meta.get_fields()} | {
            getattr(field, "attname", "") for field in model._meta.get_fields()
        }
        missing = [one.name for one in part.fields if not one.take and not one.hat and one.name not in names]
        assert missing == [], (part.key, missing)
        hats = [one.hat.split(".")[0] for one in part.fields if one.hat]
        assert sorted(set(hats) - names) == [], (part.key, hats)
        assert not part.follows or part.follows in names, part.key
        assert len({one.name for one in part.fields}) == len(part.fields), part.key


def test_every_part_of_a_file_has_a_rule_for_its_end() -> None:
    rules = {(rule.layer, rule.domain_id or "") for rule in RetentionRule.objects.exclude(layer="")}
    layers = {(layer, "") for layer in (Layer.INVOLVEMENT, Layer.SHARED, Layer.CASE_TEAM)}
    apart = {"rechtmatigheid"}  # the other side of the wall keeps its own
    files = {(Layer.DOMAIN, code) for code in Domain.objects.values_list("code", flat=True) if code not in apart}
    log = {("log", "")}  # no part of a file: its months end by the same decision (0042)
    assert rules == {(str(layer), domain) for layer, domain in layers | files} | log


def test_every_row_with_a_key_is_reached_by_destruction(owner_connection: "Connection[Any]") -> None:
    reached = {str(row[0]) for row in owner_connection.execute("SELECT access.kept_tables()::text").fetchall()}
    keyed = {model._meta.db_table for model in apps.get_models() if issubclass(model, AboutHousehold)}
    assert sorted(keyed - reached) == []
