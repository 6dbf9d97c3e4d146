"""The logbook, and meetings about several households."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("plans", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="LogEntry",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "log_entries")),
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
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-happened_at", "-id"], name="meetings_logentry_newest")],
                    "constraints": [
                        *about_constraints("meetings_logentry"),
                        models.CheckConstraint(
                            condition=models.Q(("happened_at__lte", models.F("at"))),
                            name="meetings_logentry_has_happened",
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
                                    models.Q(("decided", ""), _negated=True),
                                    models.Q(("decided_by", ""), _negated=True),
                                ),
                                _connector="OR",
                            ),
                            name="meetings_decision_says_by_whom",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="Attendance",
                fields=[
                    identity(),
                    ("entry", refers("meetings.logentry", "attendances")),
                    ("resident", refers("people.person", blank=True, null=True)),
                    ("hat", refers("teams.hat", blank=True, null=True)),
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
            migrations.CreateModel(
                name="Correction",
                fields=[
                    identity(),
                    *about_household(),
                    ("entry", refers("meetings.logentry", "corrections")),
                    ("text", models.TextField(blank=True)),
                    (
                        "life_domains",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.SlugField(max_length=24), blank=True, default=list
                        ),
                    ),
                    ("others", models.CharField(blank=True, default="", max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("meetings_correction")]},
            ),
            migrations.CreateModel(
                name="ConferenceSeries",
                fields=[
                    identity(),
                    ("name", models.CharField(max_length=120)),
                    (
                        "shape",
                        models.CharField(
                            choices=[
                                ("case", "casusoverleg"),
                                ("day", "dagstart"),
                                ("team", "sociaal team"),
                                ("bench", "werktafel"),
                                ("linking", "verbindingsoverleg"),
                                ("leading", "trekkersoverleg"),
                                ("compass", "compasoverleg"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("minutes", models.PositiveSmallIntegerField(default=60)),
                    ("place", models.CharField(blank=True, max_length=200)),
                    ("video", models.CharField(blank=True, max_length=300)),
                    ("chair", refers("teams.hat")),
                    ("note_taker", refers("teams.hat", blank=True, null=True)),
                    (
                        "participants",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.UUIDField(), blank=True, default=list
                        ),
                    ),
                    ("team", refers("teams.team", blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("version", models.PositiveIntegerField(default=1)),
                    (
                        "rhythm",
                        models.CharField(
                            choices=[
                                ("daily", "elke werkdag"),
                                ("weekly", "elke week"),
                                ("fortnightly", "om de week"),
                                ("monthly", "elke vier weken"),
                                ("needed", "als het nodig is"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("first_at", models.DateTimeField()),
                    ("counts_from", models.DateTimeField(blank=True, null=True)),
                    ("until", models.DateField(blank=True, null=True)),
                ],
            ),
            migrations.CreateModel(
                name="SeriesEnd",
                fields=[
                    identity(),
                    ("series", refers_once("meetings.conferenceseries", "end")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Conference",
                fields=[
                    identity(),
                    ("name", models.CharField(max_length=120)),
                    (
                        "shape",
                        models.CharField(
                            choices=[
                                ("case", "casusoverleg"),
                                ("day", "dagstart"),
                                ("team", "sociaal team"),
                                ("bench", "werktafel"),
                                ("linking", "verbindingsoverleg"),
                                ("leading", "trekkersoverleg"),
                                ("compass", "compasoverleg"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("minutes", models.PositiveSmallIntegerField(default=60)),
                    ("place", models.CharField(blank=True, max_length=200)),
                    ("video", models.CharField(blank=True, max_length=300)),
                    ("chair", refers("teams.hat")),
                    ("note_taker", refers("teams.hat", blank=True, null=True)),
                    (
                        "participants",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.UUIDField(), blank=True, default=list
                        ),
                    ),
                    ("team", refers("teams.team", blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("series", refers("meetings.conferenceseries", "conferences", blank=True, null=True)),
                    ("starts_at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["starts_at"], name="meetings_conference_when")],
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("series__isnull", False)),
                            fields=("series", "starts_at"),
                            name="meetings_one_of_a_series_at_a_time",
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="ConferenceStep",
                fields=[
                    identity(),
                    ("conference", refers("meetings.conference", "steps")),
                    (
                        "kind",
                        models.CharField(
                            choices=[("opened", "begonnen"), ("closed", "afgesloten"), ("cancelled", "gaat niet door")],
                            max_length=12,
                        ),
                    ),
                    ("why", models.CharField(blank=True, max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("conference", "kind"), name="meetings_step_once")]
                },
            ),
            migrations.CreateModel(
                name="Presence",
                fields=[
                    identity(),
                    ("conference", refers("meetings.conference", "presences")),
                    ("hat", refers("teams.hat")),
                    (
                        "how",
                        models.CharField(
                            choices=[("here", "aan tafel"), ("away", "even weg"), ("absent", "afgemeld")], max_length=8
                        ),
                    ),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"indexes": [models.Index(fields=["conference", "hat", "-at"], name="meetings_presence_last")]},
            ),
            migrations.CreateModel(
                name="Slot",
                fields=[
                    identity(),
                    ("conference", refers("meetings.conference", "slots")),
                    ("order", models.PositiveIntegerField()),
                    ("minutes", models.PositiveSmallIntegerField(default=15)),
                    ("theme", models.CharField(blank=True, max_length=200)),
                    ("words", models.TextField(blank=True)),
                ],
                options={"ordering": ["order", "id"]},
            ),
            migrations.CreateModel(
                name="SlotStep",
                fields=[
                    identity(),
                    ("slot", refers("meetings.slot", "steps")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("started", "bezig"),
                                ("done", "besproken"),
                                ("moved", "naar een volgende keer"),
                                ("dropped", "van de agenda"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [models.UniqueConstraint(fields=("slot", "kind"), name="meetings_slot_step_once")]
                },
            ),
            migrations.CreateModel(
                name="ThemeLine",
                fields=[
                    identity(),
                    ("slot", refers("meetings.slot", "lines")),
                    (
                        "kind",
                        models.CharField(
                            choices=[("note", "aantekening"), ("decision", "besluit"), ("action", "actie")],
                            max_length=8,
                        ),
                    ),
                    ("words", models.TextField()),
                    ("who", models.CharField(blank=True, max_length=200)),
                    ("due_on", models.DateField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="AgendaItem",
                fields=[
                    identity(),
                    *about_household(),
                    ("slot", refers_once("meetings.slot", "item")),
                    ("conference", refers("meetings.conference", "items")),
                    ("case", refers("cases.case", "agenda_items")),
                    ("question", models.CharField(max_length=300)),
                    ("wanted", models.CharField(max_length=300)),
                    (
                        "invited_ids",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.UUIDField(), blank=True, default=list
                        ),
                    ),
                    ("invited_more", models.CharField(blank=True, max_length=200)),
                    ("not_invited_why", models.CharField(blank=True, max_length=300)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="meetings_item_of_case")],
                    "constraints": [
                        *about_constraints("meetings_agendaitem"),
                        models.CheckConstraint(
                            condition=models.Q(("domain", ""), ("layer__in", ["shared", "case_team"])),
                            name="meetings_agendaitem_with_the_team",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("invited_ids", []), ("invited_more", ""), ("not_invited_why", ""), _negated=True
                            ),
                            name="meetings_resident_invited_or_why_not",
                        ),
                        models.UniqueConstraint(fields=("conference", "case", "question"), name="meetings_asked_once"),
                    ],
                },
            ),
            migrations.CreateModel(
                name="ItemNote",
                fields=[
                    identity(),
                    *about_household(),
                    ("item", refers("meetings.agendaitem", "notes")),
                    ("text", models.TextField(blank=True)),
                    ("version", models.PositiveIntegerField(default=1)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("changed_at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("meetings_itemnote"),
                        models.CheckConstraint(
                            condition=models.Q(("domain", ""), ("layer__in", ["shared", "case_team"])),
                            name="meetings_itemnote_with_the_team",
                        ),
                        models.UniqueConstraint(fields=("item", "by_id"), name="meetings_note_of_an_author"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Outcome",
                fields=[
                    identity(),
                    *about_household(),
                    ("item", refers("meetings.agendaitem", "outcomes")),
                    ("case", refers("cases.case", "table_outcomes")),
                    ("kind", models.CharField(choices=[("decision", "besluit"), ("action", "actie")], max_length=8)),
                    ("words", models.TextField()),
                    ("who", models.CharField(max_length=300)),
                    ("due_on", models.DateField(blank=True, null=True)),
                    ("entry", refers("meetings.logentry", blank=True, null=True)),
                    ("action", refers("plans.action", blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["case", "-at"], name="meetings_outcome_of_case")],
                    "constraints": [
                        *about_constraints("meetings_outcome"),
                        models.CheckConstraint(
                            condition=models.Q(("domain", ""), ("layer__in", ["shared", "case_team"])),
                            name="meetings_outcome_with_the_team",
                        ),
                    ],
                },
            ),
            migrations.CreateModel(
                name="OutcomeResult",
                fields=[
                    identity(),
                    *about_household(),
                    ("outcome", refers("meetings.outcome", "results")),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("done", "gedaan"),
                                ("not_yet", "nog niet"),
                                ("not_done", "niet gelukt"),
                                ("dropped", "vervallen"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("word", models.CharField(blank=True, max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("meetings_outcomeresult"),
                        models.CheckConstraint(
                            condition=models.Q(("domain", ""), ("layer__in", ["shared", "case_team"])),
                            name="meetings_outcomeresult_with_the_team",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="PaperCopy",
                fields=[
                    identity(),
                    ("conference", refers("meetings.conference", "copies")),
                    ("what", models.CharField(choices=[("agenda", "agenda"), ("record", "verslag")], max_length=8)),
                    ("cases", models.PositiveSmallIntegerField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="PaperCopyItem",
                fields=[
                    identity(),
                    *about_household(),
                    ("copy", refers("meetings.papercopy", "items")),
                    ("item", refers("meetings.agendaitem", "copies")),
                    ("what", models.CharField(choices=[("agenda", "agenda"), ("record", "verslag")], max_length=8)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("meetings_papercopyitem"),
                        models.CheckConstraint(
                            condition=models.Q(("domain", ""), ("layer__in", ["shared", "case_team"])),
                            name="meetings_papercopyitem_with_the_team",
                        ),
                    ]
                },
            ),
        )
    ]
