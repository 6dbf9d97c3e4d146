"""The tables of safety."""

from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, refers, refers_once

MORE = """
ALTER TABLE safety_breakglass ADD CONSTRAINT safety_breakglass_a_day_at_most CHECK (until <= starts_at + interval '24 hours');
ALTER TABLE safety_visitwarning ADD CONSTRAINT safety_visitwarning_half_a_year CHECK (until <= starts_on + 184);
CREATE INDEX safety_breakglass_of ON safety_breakglass (hat_id, until);
CREATE INDEX safety_visitwarning_of ON safety_visitwarning (household_id, until);
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="BreakGlass",
                fields=[
                    identity(),
                    ("hat", refers("teams.hat")),
                    (
                        "danger",
                        models.CharField(
                            choices=[
                                ("violence", "geweld of bedreiging"),
                                ("child", "een kind in gevaar"),
                                ("suicide", "gevaar voor zichzelf"),
                                ("illness", "ernstig ziek, verward of spoorloos"),
                                ("home", "geen dak, eten, stroom of medicijnen"),
                                ("other", "een ander gevaar"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("threat", models.CharField(max_length=1000)),
                    ("why", models.CharField(max_length=1000)),
                    ("opened", models.BooleanField()),
                    ("starts_at", models.DateTimeField()),
                    ("until", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("until__gt", models.F("starts_at"))), name="safety_breakglass_lasts"
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="BreakGlassOpened",
                fields=[
                    identity(),
                    *about_household(),
                    ("break_glass", refers("safety.breakglass", "homes")),
                    ("hat", refers("teams.hat")),
                ],
                options={
                    "constraints": [
                        *about_constraints("safety_breakglassopened"),
                        models.UniqueConstraint(
                            fields=("break_glass", "household"), name="safety_breakglassopened_once"
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="BreakGlassEnd",
                fields=[
                    identity(),
                    ("break_glass", refers_once("safety.breakglass", "end")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="BreakGlassSeen",
                fields=[
                    identity(),
                    *about_household(),
                    ("opened", refers("safety.breakglassopened", "seen")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("safety_breakglassseen"),
                        models.UniqueConstraint(fields=("opened", "by_id"), name="safety_breakglassseen_once"),
                    ]
                },
            ),
            migrations.CreateModel(
                name="BreakGlassReview",
                fields=[
                    identity(),
                    ("break_glass", refers("safety.breakglass", "reviews")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[("right", "terecht"), ("wrong", "niet terecht"), ("asks", "meer vragen")],
                            max_length=8,
                        ),
                    ),
                    ("words", models.CharField(max_length=2000)),
                    ("done", models.CharField(blank=True, max_length=1000)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("outcome__in", ["right", "wrong"])),
                            fields=("break_glass",),
                            name="safety_breakglassreview_settled_once",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="BreakGlassReply",
                fields=[
                    identity(),
                    ("break_glass", refers("safety.breakglass", "replies")),
                    ("words", models.CharField(max_length=2000)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="VisitWarning",
                fields=[
                    identity(),
                    *about_household(),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("dog", "hond of ander dier"),
                                ("aggression", "agressie of bedreiging"),
                                ("weapon", "wapen in huis"),
                                ("illness", "besmettelijke ziekte"),
                                ("dwelling", "onveilige woning"),
                                ("other", "iets anders"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("facts", models.CharField(max_length=500)),
                    ("together", models.BooleanField(default=False)),
                    ("stop_when", models.CharField(blank=True, max_length=500)),
                    ("starts_on", models.DateField()),
                    ("until", models.DateField()),
                    ("review_on", models.DateField()),
                    ("renews", refers("safety.visitwarning", blank=True, null=True)),
                    ("why", models.CharField(blank=True, max_length=500)),
                    ("by", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("safety_visitwarning"),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("until__gte", models.F("starts_on")),
                                ("review_on__gte", models.F("starts_on")),
                                ("review_on__lte", models.F("until")),
                            ),
                            name="safety_visitwarning_days_in_order",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="VisitWarningEnd",
                fields=[
                    identity(),
                    *about_household(),
                    ("warning", refers_once("safety.visitwarning", "end")),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("safety_visitwarningend")]},
            ),
        ),
        migrations.RunSQL(MORE),
    ]
