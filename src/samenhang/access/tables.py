"""What migrations make tables of: all of a module's at once, and the columns that stand in many of them.

What is here was released and stays as it is: another column or rule comes by a migration of each table that gets it.
"""

from typing import Any

import uuid_utils.compat
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations import CreateModel, RunPython
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

LAYERS = [
    ("involvement", "wie er betrokken is"),
    ("shared", "ons plan: iedereen die meedoet"),
    ("case_team", "het casusteam"),
    ("domain", "eigen dossier van één domein"),
    ("lawfulness", "rechtmatigheid"),
]


class Tables(Operation):
    """Makes new tables. After each ``CreateModel`` of its own, Django would build every model anew that hangs on it.

    All hang on households and people here, so that took minutes. Nothing hangs on a model that is only now made.
    """

    reduces_to_sql = True

    def __init__(self, *made: CreateModel) -> None:
        self.made = made

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """This function will describe the operation for Django's migration writer."""
        return self.__class__.__qualname__, [*self.made], {}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """This function will add the models to the state, and build only those."""
        built = state.__dict__.pop("apps", None)
        for one in self.made:
            one.state_forwards(app_label, state)
        if built is not None:
            built.render_multiple([state.models[app_label, one.name_lower] for one in self.made])
            state.__dict__["apps"] = built

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """This function will create the tables in the order they are told."""
        for one in self.made:
            one.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """This function will drop the tables, the last first."""
        for one in reversed(self.made):
            one.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        """This function will say in a line what the operation does."""
        return f"Create {', '.join(one.name for one in self.made)}"


class Begin(RunPython):
    """Adds the rows a municipality starts with. ``RunPython`` itself would build every model anew first."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """This function will run the code on the models as they are."""
        self.code(to_state.apps, schema_editor)


def identity() -> "tuple[str, models.UUIDField[Any, Any]]":
    """This function will give the primary key of nearly every table: a UUIDv7 made in Python."""
    return "id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)


def refers(to: str, related_name: str = "+", **more: Any) -> "models.ForeignKey[Any, Any]":
    """This function will give a column that holds another row, which nothing removes while this one is there."""
    return models.ForeignKey(to, on_delete=models.PROTECT, related_name=related_name, **more)


def refers_once(to: str, related_name: str = "+", **more: Any) -> "models.OneToOneField[Any, Any]":
    """This function will give such a column that holds each row at most once."""
    return models.OneToOneField(to, on_delete=models.PROTECT, related_name=related_name, **more)


def about_household() -> "list[tuple[str, models.Field[Any, Any]]]":
    """This function will give the columns of `people.models.AboutHousehold`: the key, and whether it is hidden."""
    return [
        ("household", refers("people.household")),
        ("person", refers("people.person", blank=True, null=True)),
        *of_layer(),
    ]


def of_layer() -> "list[tuple[str, models.Field[Any, Any]]]":
    """This function will give those columns without the household and the person, for who words these otherwise."""
    return [
        ("layer", models.CharField(choices=LAYERS, max_length=12)),
        ("domain", models.CharField(blank=True, default="", max_length=24)),
        ("hidden_reason", models.CharField(blank=True, default="", max_length=500)),
        ("hidden_until", models.DateField(blank=True, null=True)),
    ]


def about_constraints(table: str) -> list[models.CheckConstraint]:
    """This function will give those columns' rules: a domain where the layer is one, a reason where it is hidden."""
    return [
        models.CheckConstraint(
            condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
            name=f"{table}_domain_where_domain",
        ),
        models.CheckConstraint(
            condition=models.Q(
                models.Q(("hidden_reason", ""), ("hidden_until", None)),
                models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                _connector="OR",
            ),
            name=f"{table}_hidden_with_reason",
        ),
    ]


__all__ = [
    "LAYERS",
    "Begin",
    "Tables",
    "about_constraints",
    "about_household",
    "identity",
    "of_layer",
    "refers",
    "refers_once",
]
