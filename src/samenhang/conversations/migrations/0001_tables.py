"""The tables of conversations."""

from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("cases", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Conversation",
                fields=[
                    identity(),
                    *about_household(),
                    ("case", refers("cases.case", "conversations")),
                    (
                        "kind",
                        models.CharField(
                            choices=[("first", "eerste gesprek"), ("later", "vervolggesprek")],
                            default="first",
                            max_length=8,
                        ),
                    ),
                    (
                        "place",
                        models.CharField(
                            choices=[
                                ("home", "thuis"),
                                ("desk", "op kantoor"),
                                ("phone", "aan de telefoon"),
                                ("video", "met beeldbellen"),
                                ("elsewhere", "ergens anders"),
                            ],
                            default="home",
                            max_length=12,
                        ),
                    ),
                    ("held_on", models.DateField()),
                    ("others_present", models.CharField(blank=True, max_length=300)),
                    ("points", models.TextField(blank=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("changed_by_id", models.UUIDField()),
                    ("changed_at", models.DateTimeField()),
                    ("version", models.PositiveIntegerField(default=1)),
                ],
                options={
                    "constraints": [
                        *about_constraints("conversations_conversation"),
                        models.CheckConstraint(
                            condition=models.Q(("layer__in", ["case_team", "domain"])),
                            name="conversations_team_or_own_file",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Attendance",
                fields=[
                    identity(),
                    ("conversation", refers("conversations.conversation", "attendances")),
                    ("attendee", refers("people.person")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("conversation", "attendee"), name="conversations_attendance_once"
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="Answer",
                fields=[
                    identity(),
                    *about_household(),
                    ("conversation", refers("conversations.conversation", "answers")),
                    ("life_domain", refers("cases.lifedomain")),
                    ("words", models.TextField(blank=True)),
                    ("going_well", models.TextField(blank=True)),
                    ("worries", models.TextField(blank=True)),
                    ("wishes", models.TextField(blank=True)),
                    ("mark", models.PositiveSmallIntegerField(blank=True, null=True)),
                    ("withheld", models.BooleanField(default=False)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("version", models.PositiveIntegerField(default=1)),
                ],
                options={
                    "constraints": [
                        *about_constraints("conversations_answer"),
                        models.UniqueConstraint(
                            fields=("conversation", "life_domain"), name="conversations_answer_once"
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("mark", None),
                                models.Q(("mark__gte", 1), ("mark__lte", 10), ("withheld", False)),
                                _connector="OR",
                            ),
                            name="conversations_mark_one_to_ten",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Assent",
                fields=[
                    identity(),
                    ("conversation", refers("conversations.conversation", "assents")),
                    ("agreed_by", refers("people.person")),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(fields=("conversation", "agreed_by"), name="conversations_assent_once")
                    ]
                },
            ),
            migrations.CreateModel(
                name="MainPoints",
                fields=[
                    identity(),
                    *about_household(),
                    ("conversation", refers_once("conversations.conversation", "main_points")),
                    ("text", models.TextField()),
                    ("corrections", models.TextField(blank=True)),
                    ("others_agreed", models.CharField(blank=True, max_length=300)),
                    (
                        "how",
                        models.CharField(
                            choices=[
                                ("aloud", "samen hardop gelezen"),
                                ("self", "zelf gelezen"),
                                ("phone", "voorgelezen aan de telefoon"),
                                ("interpreter", "voorgelezen met een tolk"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("conversations_mainpoints"),
                        models.CheckConstraint(
                            condition=models.Q(("text", ""), _negated=True),
                            name="conversations_main_points_say_something",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Correction",
                fields=[
                    identity(),
                    *about_household(),
                    ("conversation", refers("conversations.conversation", "corrections")),
                    ("text", models.TextField()),
                    ("said_by", models.CharField(max_length=200)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("conversations_correction")]},
            ),
        )
    ]
