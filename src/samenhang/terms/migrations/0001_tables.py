"""The tables of terms."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="TermRule",
                fields=[
                    identity(),
                    ("code", models.SlugField(max_length=40)),
                    ("law", models.CharField(max_length=120)),
                    ("article", models.CharField(max_length=60)),
                    ("what", models.CharField(max_length=200)),
                    ("starts", models.CharField(max_length=200)),
                    (
                        "started_by",
                        models.CharField(
                            choices=[
                                ("hand", "met de hand"),
                                ("referral", "de verwijzing aan de balie van dit domein"),
                                ("threatened", "de verwijzing, als er iets ernstigs dreigt"),
                                ("notice", "de verwijzing, met de dag van de kennisgeving"),
                            ],
                            default="hand",
                            max_length=12,
                        ),
                    ),
                    ("next_day", models.BooleanField(default=True)),
                    ("length", models.PositiveSmallIntegerField(blank=True, null=True)),
                    (
                        "unit",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("days", "dagen"),
                                ("weeks", "weken"),
                                ("working_days", "werkdagen"),
                                ("months", "maanden"),
                                ("years", "jaar"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("repeats", models.BooleanField(default=False)),
                    ("to_working_day", models.BooleanField(default=True)),
                    ("warn_days", models.PositiveSmallIntegerField(default=0)),
                    ("extension", models.PositiveSmallIntegerField(blank=True, null=True)),
                    (
                        "extension_unit",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("days", "dagen"),
                                ("weeks", "weken"),
                                ("working_days", "werkdagen"),
                                ("months", "maanden"),
                                ("years", "jaar"),
                            ],
                            max_length=12,
                        ),
                    ),
                    (
                        "extension_from",
                        models.CharField(
                            blank=True,
                            choices=[("end", "vanaf de laatste dag"), ("receipt", "vanaf de dag van ontvangst")],
                            max_length=8,
                        ),
                    ),
                    ("extension_for", models.CharField(blank=True, max_length=200)),
                    ("pausable", models.BooleanField(default=False)),
                    ("pause_for", models.CharField(blank=True, max_length=200)),
                    ("of_resident", models.BooleanField(default=False)),
                    ("domain", refers("teams.domain", blank=True, null=True)),
                    ("valid_from", models.DateField()),
                    ("valid_until", models.DateField(blank=True, null=True)),
                    ("source", models.CharField(max_length=200)),
                    ("confirmed", models.BooleanField(default=False)),
                    ("remark", models.CharField(blank=True, max_length=300)),
                ],
                options={
                    "ordering": ["law", "article", "code", "valid_from"],
                    "constraints": [
                        django.contrib.postgres.constraints.ExclusionConstraint(
                            expressions=[
                                ("code", "="),
                                (
                                    models.Func(
                                        models.F("valid_from"),
                                        models.F("valid_until"),
                                        django.contrib.postgres.fields.ranges.RangeBoundary(
                                            inclusive_lower=True, inclusive_upper=True
                                        ),
                                        function="daterange",
                                        output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                                    ),
                                    "&&",
                                ),
                            ],
                            name="terms_rule_one_version_a_day",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                            ),
                            name="terms_rule_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(("length", None), ("unit", "")),
                                models.Q(("length__gte", 1), models.Q(("unit", ""), _negated=True)),
                                _connector="OR",
                            ),
                            name="terms_rule_length_with_unit",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("extension", None),
                                    ("extension_for", ""),
                                    ("extension_from", ""),
                                    ("extension_unit", ""),
                                ),
                                models.Q(
                                    ("extension__gte", 1),
                                    models.Q(("extension_unit", ""), _negated=True),
                                    models.Q(("extension_from", ""), _negated=True),
                                    models.Q(("extension_for", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="terms_rule_extension_whole",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Term",
                fields=[
                    identity(),
                    *about_household(),
                    ("kept_in", refers("teams.domain", blank=True, null=True)),
                    ("guards", models.CharField(max_length=12)),
                    ("object_id", models.UUIDField()),
                    ("rule", refers("terms.termrule")),
                    ("round", models.PositiveSmallIntegerField(default=1)),
                    ("started_on", models.DateField()),
                    ("due_on", models.DateField()),
                    ("warn_on", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("version", models.PositiveIntegerField(default=1)),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["household", "object_id"], name="terms_term_of_household"),
                        models.Index(fields=["due_on"], name="terms_term_due"),
                    ],
                    "constraints": [
                        *about_constraints("terms_term"),
                        models.UniqueConstraint(
                            fields=("object_id", "rule", "layer", "domain", "round"), name="terms_one_term_a_round"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("due_on__gte", models.F("started_on"))), name="terms_due_after_start"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("started_on__gte", "1900-01-01")), name="terms_start_in_living_memory"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("kept_in", None), ("layer", "domain"), _connector="OR"),
                            name="terms_kept_in_where_domain",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Pause",
                fields=[
                    identity(),
                    ("term", refers("terms.term", "pauses")),
                    ("turn", models.PositiveSmallIntegerField()),
                    ("starts_on", models.DateField()),
                    ("reason", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("term", "turn"), name="terms_one_pause_a_turn")]
                },
            ),
            migrations.CreateModel(
                name="PauseEnd",
                fields=[
                    identity(),
                    ("pause", refers_once("terms.pause", "end")),
                    ("on", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Extension",
                fields=[
                    identity(),
                    ("term", refers_once("terms.term", "extension")),
                    ("number", models.PositiveSmallIntegerField()),
                    (
                        "unit",
                        models.CharField(
                            choices=[
                                ("days", "dagen"),
                                ("weeks", "weken"),
                                ("working_days", "werkdagen"),
                                ("months", "maanden"),
                                ("years", "jaar"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("counts_from", models.DateField(blank=True, null=True)),
                    ("extended_on", models.DateField()),
                    ("reason", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Ending",
                fields=[
                    identity(),
                    ("term", refers_once("terms.term", "ending")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("met", "gehaald"),
                                ("withdrawn", "ingetrokken"),
                                ("not_applicable", "niet van toepassing"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("on", models.DateField()),
                    ("note", models.CharField(blank=True, max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
        )
    ]
