"""The logbook: entries, who was there, and corrections."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0002_protect_cases"),
        ("people", "0002_protect_people"),
        ("teams", "0002_hats_are_viewers"),
    ]

    operations = [
        migrations.CreateModel(
            name="LogEntry",
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
                    "kind",
                    models.CharField(
                        choices=[
                            ("contact", "telefoon, mail of app"),
                            ("visit", "huisbezoek"),
                            ("conversation", "gesprek"),
                            ("consultation", "overleg met collega’s"),
                            ("decision", "besluit"),
                            ("moment", "bijzonder moment"),
                            ("other", "iets anders"),
                        ],
                        max_length=12,
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("what", models.TextField()),
                ("decided", models.TextField(blank=True, default="")),
                ("decided_by", models.CharField(blank=True, default="", max_length=300)),
                ("others", models.CharField(blank=True, default="", max_length=300)),
                (
                    "life_domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.SlugField(max_length=24), blank=True, default=list
                    ),
                ),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="log_entries", to="cases.case"
                    ),
                ),
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
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="meetings_logentry_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="meetings_logentry_hidden_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("happened_at__lte", models.F("at"))), name="meetings_logentry_has_happened"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "decision"), _negated=True),
                            models.Q(("decided", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="meetings_decision_says_what",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided", ""), ("decided_by", "")),
                            models.Q(
                                models.Q(("decided", ""), _negated=True), models.Q(("decided_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="meetings_decision_says_by_whom",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Correction",
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
                ("text", models.TextField()),
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
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="corrections", to="meetings.logentry"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="meetings_correction_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="meetings_correction_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Attendance",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                (
                    "hat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="teams.hat",
                    ),
                ),
                (
                    "resident",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "entry",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="attendances", to="meetings.logentry"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("resident", None), ("hat", None), _connector="XOR"),
                        name="meetings_attendance_of_one",
                    ),
                    models.UniqueConstraint(
                        fields=("entry", "resident", "hat"), name="meetings_attendance_once", nulls_distinct=False
                    ),
                ]
            },
        ),
        migrations.AddIndex(
            model_name="logentry",
            index=models.Index(fields=["case", "-happened_at", "-id"], name="meetings_logentry_newest"),
        ),
    ]
