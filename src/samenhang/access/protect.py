"""The one helper with which each module's migration protects its own tables, and the words its policies are made of."""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

APP = "samenhang_app"
NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid"


def key(
    table: str,
    *,
    writes: bool = False,
    household: str = "household_id",
    person: str | None = "person_id",
    layer: str | None = None,
    domain: str | None = None,
) -> str:
    """This function will give the condition "the viewer holds a grant for this row's key".

    ``layer`` and ``domain`` are SQL expressions; by default the row's own columns of that name. ``person=None`` asks
    for the household as a whole. Every column is written with its table: the grant inside has the same names.
    """
    whose = NOBODY if person is None else f"COALESCE({table}.{person}, {NOBODY})"
    return (
        "EXISTS (SELECT 1 FROM public.access_grant g"
        " WHERE g.viewer_id = ANY ((SELECT access.acts_as())::uuid[])"
        f" AND g.household_id = {table}.{household}"
        f" AND g.person_id = {whose}"
        f" AND g.layer = {layer or f'{table}.layer'}"
        f" AND g.domain = {domain if domain is not None else f'{table}.domain'}"
        " AND g.during @> access.clock()"
        f"{' AND g.writes' if writes else ''})"
    )


def involved(table: str, *, writes: bool = False, household: str = "household_id", person: str | None = None) -> str:
    """This function will give the condition "the viewer may know who is involved in this row's household"."""
    return key(table, writes=writes, household=household, person=person, layer="'involvement'", domain="''")


def through(table: str, column: str, parent: str) -> str:
    """This function will give the condition "the parent row is visible", for rows that hang on a protected one."""
    return f"EXISTS (SELECT 1 FROM public.{parent} parent WHERE parent.id = {table}.{column})"


def role(*names: str) -> str:
    """This function will give the condition "the viewer's hat has one of these roles"."""
    return f"(SELECT access.role()) = ANY (ARRAY[{', '.join(repr(name) for name in names)}])"


def own(table: str) -> str:
    """This function will give the condition "the row is the viewer's own"."""
    return f"{table}.viewer_id = (SELECT access.viewer())"


class Protect(Operation):
    """Turns row-level security on for a table and gives the server's role no more than these policies need.

    Without arguments: read by whoever holds a grant for the row's key, added by whoever holds it with writing.
    A later ``Protect`` for the same table replaces the earlier one. ``samenhang check`` compares these declarations
    with what the live database has.
    """

    reversible = True
    reduces_to_sql = True

    def __init__(
        self,
        table: str,
        *,
        read: str | None = None,
        add: str | None = None,
        change: str | bool | None = None,
        remove: str | None = None,
    ) -> None:
        self.table = table
        self.read = read
        self.add = add
        self.change = change
        self.remove = remove

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        """This function will describe the operation for Django's migration writer."""
        named = {"read": self.read, "add": self.add, "change": self.change, "remove": self.remove}
        return self.__class__.__qualname__, [self.table], {k: v for k, v in named.items() if v is not None}

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """This function will change nothing: a policy is no part of Django's model state."""

    def policies(self) -> dict[str, str]:
        """This function will give each policy's command and its condition, in PostgreSQL's words."""
        read = self.read or key(self.table)
        add = self.add or key(self.table, writes=True)
        found = {"SELECT": f"USING ({read})", "INSERT": f"WITH CHECK ({add})"}
        if self.change:
            change = key(self.table, writes=True) if self.change is True else self.change
            found["UPDATE"] = f"USING ({change}) WITH CHECK ({change})"
        if self.remove:
            found["DELETE"] = f"USING ({self.remove})"
        return {command: text for command, text in found.items() if "(never)" not in text}

    def statements(self, table: str | None = None) -> list[str]:
        """This function will give the SQL that protects the table (or a copy of it under another name)."""
        target = table or f"public.{self.table}"
        return [
            f"ALTER TABLE {target} ENABLE ROW LEVEL SECURITY",
            *(
                f"CREATE POLICY {command.lower()}_{self.table} ON {target} FOR {command} TO {APP} {text}"
                for command, text in self.policies().items()
            ),
        ]

    def anew(self) -> list[str]:
        """This function will give the SQL that protects the table whatever protected it before."""
        return [
            *(
                f"DROP POLICY IF EXISTS {command}_{self.table} ON public.{self.table}"
                for command in ("select", "insert", "update", "delete")
            ),
            *self.statements(),
            f"REVOKE ALL ON public.{self.table} FROM PUBLIC, {APP}",
            f"GRANT {', '.join(self.policies())} ON public.{self.table} TO {APP}",
        ]

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """This function will drop the table's earlier policies, make these, and set the server's privileges."""
        for statement in self.anew():
            schema_editor.execute(statement, params=None)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: ProjectState, to_state: ProjectState
    ) -> None:
        """This function will take this operation's policies away; nobody but the owner reads the table then."""
        for command in self.policies():
            schema_editor.execute(f"DROP POLICY {command.lower()}_{self.table} ON public.{self.table}")
        schema_editor.execute(f"REVOKE ALL ON public.{self.table} FROM {APP}")

    def describe(self) -> str:
        """This function will say in a line what the operation does."""
        return f"Protect {self.table} by row-level security"


def never() -> str:
    """This function will give the condition of a command the server is never allowed."""
    return "(never)"


__all__ = ["Protect", "involved", "key", "never", "own", "role", "through"]
