"""What the server's role may do with tables that hold nothing of residents; every other table has its own policies."""

from django.db import connection
from django.db.migrations.loader import MigrationLoader

from samenhang.access.protect import APP, Protect

ALL = "SELECT, INSERT, UPDATE, DELETE"
OPEN: dict[str, tuple[str, str]] = {
    "account_emailaddress": (ALL, "work addresses of those who sign in"),
    "account_emailconfirmation": (ALL, "confirmation of those addresses"),
    "auth_group": ("SELECT", "unused table of the sign-in library"),
    "auth_group_permissions": ("SELECT", "unused table of the sign-in library"),
    "auth_permission": ("SELECT", "unused table of the sign-in library"),
    "auth_user": (ALL, "accounts of those who sign in: read before there is a viewer"),
    "auth_user_groups": (ALL, "unused table of the sign-in library"),
    "auth_user_user_permissions": (ALL, "unused table of the sign-in library"),
    "brp_purpose": ("SELECT", "reference data: for what the population register is asked"),
    "cases_lifedomain": ("SELECT, INSERT, UPDATE", "reference data: the life domains"),
    "consent_legalbasis": ("SELECT", "reference data: laws and articles"),
    "django_content_type": ("SELECT, INSERT", "table of the framework"),
    "django_migrations": ("SELECT", "which migrations ran"),
    "django_session": (ALL, "sessions hold a user and a hat, no content"),
    "involvement_guestrule": ("SELECT", "reference data: how long a guest may stay"),
    "kit_cache": (ALL, "counters of sign-in attempts, shared by all processes"),
    "kit_job": ("SELECT, INSERT, UPDATE", "when each job by the clock last succeeded"),
    "kit_keyinuse": ("SELECT", "at which version of a key the keyed hashes are"),
    "kit_mark": ("SELECT", "what kind of database this is"),
    "socialaccount_socialaccount": (ALL, "by which number of their organisation's provider somebody signs in"),
    "socialaccount_socialapp": ("SELECT", "unused table of the sign-in library: providers stand in a file"),
    "socialaccount_socialtoken": ("SELECT", "unused table of the sign-in library: no token is kept"),
    "layers_part": ("SELECT", "reference data: which rows make up a record and move with it"),
    "lawfulness_basis": ("SELECT", "reference data: on which article an investigation rests"),
    "mfa_authenticator": (ALL, "second factors, their secrets encrypted"),
    "staff_invitation": (
        "SELECT, INSERT, UPDATE",
        "invitations of colleagues: a fingerprint of the link, never the link",
    ),
    "staff_invitationend": (
        "SELECT, INSERT",
        "that an invitation was used or withdrawn: read before there is a viewer",
    ),
    "usersessions_usersession": (ALL, "own sessions of those who sign in: browser, address, last seen"),
    "stops_stopkind": ("SELECT, UPDATE", "reference data: what may stop, and how long there is to answer"),
    "teams_domain": ("SELECT, INSERT, UPDATE", "reference data: the policy domains"),
    "teams_hat": ("SELECT, INSERT, UPDATE", "who works where in which role: the colleagues' directory"),
    "teams_organisation": ("SELECT, INSERT, UPDATE", "organisations"),
    "teams_professional": ("SELECT, INSERT, UPDATE", "colleagues: name and work phone"),
    "teams_suspension": ("SELECT, INSERT", "colleagues who may do nothing for a while: read to refuse them"),
    "teams_suspensionend": ("SELECT, INSERT", "that a suspension was lifted"),
    "teams_providedhat": ("SELECT, INSERT", "which hats follow a provider's groups"),
    "teams_team": ("SELECT, INSERT, UPDATE", "teams"),
    "terms_termrule": ("SELECT", "reference data: the clocks of the law"),
}
"""Tables without a policy, with the privileges of the server's role and the reason why no policy is needed."""


class TablesWithoutPolicy(RuntimeError):
    """A table is neither protected by its migration nor listed here with a reason."""


def declared() -> dict[str, Protect]:
    """This function will collect the last protection each migration declares for a table."""
    loader = MigrationLoader(None, ignore_no_migrations=True)
    found: dict[str, Protect] = {}
    in_order = (name for node in loader.graph.leaf_nodes() for name in loader.graph.forwards_plan(node))
    for name in dict.fromkeys(in_order):  # each once: a later module's word about a table is not undone by an earlier
        for operation in loader.disk_migrations[name].operations:
            if isinstance(operation, Protect):
                found[operation.table] = operation
    return found


def tables() -> set[str]:
    """This function will list the live tables, partitions left out: they are reached through their parent only."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
            " AND NOT relispartition"
        )
        return {row[0] for row in cursor.fetchall()}


def settle() -> None:
    """This function will give the server's role its privileges on the open tables; run as owner after migrating.

    :raises TablesWithoutPolicy: when a table has neither a policy nor a reason.
    """
    live = tables()
    missing = sorted(live - set(OPEN) - set(declared()))
    if missing:
        raise TablesWithoutPolicy(f"no policy and no reason: {', '.join(missing)}")
    with connection.cursor() as cursor:
        cursor.execute(f"GRANT USAGE ON SCHEMA public TO {APP}")
        for table in sorted(live & set(OPEN)):
            cursor.execute(f'REVOKE ALL ON "{table}" FROM PUBLIC, {APP}')
            cursor.execute(f'GRANT {OPEN[table][0]} ON "{table}" TO {APP}')
        cursor.execute(
            "SELECT quote_ident(sequencename) FROM pg_sequences WHERE schemaname = 'public'",
        )
        for (sequence,) in cursor.fetchall():
            cursor.execute(f"GRANT USAGE ON SEQUENCE {sequence} TO {APP}")
        cursor.execute("SELECT audit.make_partitions(current_date, 24)")
