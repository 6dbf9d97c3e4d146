"""Asking the register per person and purpose: what is asked, and what was answered, for who keeps the household."""

from typing import Any

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models

from samenhang.access.protect import Protect, key

UNSURE = "achtergrondkennis, te bevestigen door de jurist"
PURPOSES = [
    (
        "identiteit",
        "Vaststellen wie het is en waar iemand woont",
        "Wet BRP",
        "art. 1.7",
        ["identity", "address"],
        UNSURE,
    ),
    (
        "huishouden",
        "Vaststellen wie er bij het huishouden hoort, voor een hulpvraag",
        "Wmo 2015",
        "art. 2.3.2",
        ["identity", "address", "partners", "children"],
        UNSURE,
    ),
    (
        "gezag",
        "Vaststellen wie er gezag heeft over een kind",
        "Jeugdwet",
        "art. 7.3.4",
        ["identity", "parents", "authority"],
        UNSURE,
    ),
    (
        "vertegenwoordiging",
        "Vaststellen of iemand onder curatele staat",
        "BW",
        "art. 1:378",
        ["identity", "authority"],
        UNSURE,
    ),
]
KEPT_UP = key("brp_answer", writes=True)


def add_purposes(apps: Any, schema_editor: Any) -> None:
    """This function will add the purposes a municipality starts with; its lawyer judges them."""
    purpose = apps.get_model("brp", "Purpose")
    purpose.objects.bulk_create(
        purpose(code=code, what=what, law=law, article=article, parts=parts, source=source, order=order)
        for order, (code, what, law, article, parts, source) in enumerate(PURPOSES)
    )


class Migration(migrations.Migration):
    dependencies = [
        ("brp", "0001_what_the_register_said"),
        ("people", "0005_addresses_of_their_own"),
    ]

    operations = [
        migrations.CreateModel(
            name="Purpose",
            fields=[
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("what", models.CharField(max_length=200)),
                ("law", models.CharField(max_length=120)),
                ("article", models.CharField(max_length=60)),
                ("parts", django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=12))),
                ("source", models.CharField(max_length=200)),
                ("in_use", models.BooleanField(default=True)),
                ("order", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["order"],
            },
        ),
        migrations.CreateModel(
            name="Question",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                (
                    "layer",
                    models.CharField(
                        choices=[
                            ("involvement", "wie er betrokken is"),
                            ("shared", "ons plan: iedereen die meedoet"),
                            ("case_team", "het casusteam"),
                            ("domain", "eigen dossier van één domein"),
                            ("lawfulness", "rechtmatigheid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("domain", models.CharField(blank=True, default="", max_length=24)),
                ("hidden_reason", models.CharField(blank=True, default="", max_length=500)),
                ("hidden_until", models.DateField(blank=True, null=True)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "purpose",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="brp.purpose"),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="brp_question_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="brp_question_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                (
                    "layer",
                    models.CharField(
                        choices=[
                            ("involvement", "wie er betrokken is"),
                            ("shared", "ons plan: iedereen die meedoet"),
                            ("case_team", "het casusteam"),
                            ("domain", "eigen dossier van één domein"),
                            ("lawfulness", "rechtmatigheid"),
                        ],
                        max_length=12,
                    ),
                ),
                ("domain", models.CharField(blank=True, default="", max_length=24)),
                ("hidden_reason", models.CharField(blank=True, default="", max_length=500)),
                ("hidden_until", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        choices=[("found", "antwoord"), ("none", "onbekend in de BRP"), ("trouble", "geen antwoord")],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=300)),
                ("content_sealed", models.BinaryField(null=True)),
                ("at", models.DateTimeField()),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "question",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="answer", to="brp.question"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="brp_answer_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="brp_answer_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_purposes, migrations.RunPython.noop),
        Protect("brp_question", read=key("brp_question", writes=True)),
        Protect(
            "brp_answer",
            read=f"{KEPT_UP} AND brp_answer.at > access.clock() - interval '30 days'",
            add=KEPT_UP,
        ),
    ]
