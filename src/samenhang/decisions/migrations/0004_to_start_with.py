"""A ladder to begin with. The amounts are fictitious: each municipality sets its own, or none (G4)."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from samenhang.access.tables import Begin

WHY = "Voorbeeld bij de installatie. De bedragen zijn fictief: de gemeente stelt haar eigen vast."
AT = datetime(2026, 1, 1, tzinfo=UTC)
FIRST_DAY = date(2026, 1, 1)

RUNGS = (
    (10, "professional", "de professional zelf"),
    (20, "teamleider", "teamleider"),
    (30, "directie", "directie"),
    (40, "college", "college"),
)

KINDS = ("money", "provision", "income", "debt", "housing", "other")

# of a rung: up to how much (None: no maximum), may it leave the usual, is it politically sensitive, does a colleague look along
RULES: dict[str, dict[str, Any]] = {
    "professional": {"up_to": Decimal("500.00"), "outside": False, "sensitive": False, "second_pair": False},
    "teamleider": {"up_to": Decimal("5000.00"), "outside": True, "sensitive": False, "second_pair": False},
    "directie": {"up_to": None, "outside": True, "sensitive": False, "second_pair": False},
    "college": {"up_to": None, "outside": True, "sensitive": True, "second_pair": False},
}
CREATIVE: dict[str, Any] = {"up_to": Decimal("500.00"), "outside": True, "sensitive": False, "second_pair": True}


def lay_down(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """This function will put the first rungs and rules in the table."""
    proposals, answers = apps.get_model("decisions", "MandateProposal"), apps.get_model("decisions", "MandateAnswer")
    same: dict[str, Any] = {"reason": WHY, "effective_on": FIRST_DAY, "at": AT}
    lines = [
        proposals(code=f"rung.{code}", what="rung", rung=code, order=order, name=name, **same)
        for order, code, name in RUNGS
    ]
    for kind in KINDS:
        for rung, said in RULES.items():
            terms = CREATIVE if (kind, rung) == ("money", "professional") else said
            lines.append(proposals(code=f"rule.{kind}.{rung}", what="rule", rung=rung, kind=kind, **terms, **same))
    proposals.objects.bulk_create(lines)
    answers.objects.bulk_create([answers(proposal=line, answer="approved", reason=WHY, at=AT) for line in lines])


class Migration(migrations.Migration):
    dependencies = [("decisions", "0003_wall"), ("cases", "0004_to_start_with")]
    operations = [Begin(lay_down)]
