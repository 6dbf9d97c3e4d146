"""The tables of lawfulness."""

from django.db import migrations, models

from samenhang.access.tables import Tables, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("passing", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Basis",
                fields=[
                    ("code", models.SlugField(max_length=24, primary_key=True, serialize=False)),
                    ("law", models.CharField(max_length=120)),
                    ("article", models.CharField(max_length=60)),
                    ("what", models.CharField(max_length=200)),
                    ("order", models.PositiveSmallIntegerField(default=0)),
                    ("in_use", models.BooleanField(default=True)),
                ],
                options={"ordering": ["order", "law"]},
            ),
            migrations.CreateModel(
                name="LawfulnessFile",
                fields=[
                    identity(),
                    ("team", refers("teams.team")),
                    ("given_names", models.CharField(blank=True, max_length=200)),
                    ("prefix", models.CharField(blank=True, max_length=20)),
                    ("family_name", models.CharField(max_length=200)),
                    ("birth_date", models.DateField()),
                    ("bsn_sealed", models.BinaryField()),
                    ("bsn_index", models.BinaryField(db_index=True)),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("assistance", "bijstand"),
                                ("special", "bijzondere bijstand"),
                                ("older", "IOAW of IOAZ"),
                                ("entrepreneur", "bijstand voor zelfstandigen"),
                                ("wmo", "voorziening of pgb Wmo"),
                                ("youth", "voorziening of pgb Jeugdwet"),
                                ("other", "iets anders"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("basis", refers("lawfulness.basis")),
                    ("reason", models.TextField()),
                    ("opened_by", refers("teams.hat")),
                    ("opened_at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Seat",
                fields=[
                    identity(),
                    ("file", refers("lawfulness.lawfulnessfile", "seats")),
                    ("hat", refers("teams.hat")),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="SeatEnd",
                fields=[identity(), ("seat", refers_once("lawfulness.seat", "end")), ("at", models.DateTimeField())],
            ),
            migrations.CreateModel(
                name="Phase",
                fields=[
                    identity(),
                    ("file", refers("lawfulness.lawfulnessfile", "phases")),
                    (
                        "name",
                        models.CharField(
                            choices=[
                                ("before", "vooronderzoek"),
                                ("investigation", "onderzoek"),
                                ("conversation", "gesprek"),
                                ("finding", "bevinding"),
                                ("decision", "besluit"),
                                ("closed", "afgesloten"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("due_on", models.DateField(blank=True, null=True)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Note",
                fields=[
                    identity(),
                    ("file", refers("lawfulness.lawfulnessfile", "notes")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("note", "aantekening"),
                                ("conversation", "gesprek met de inwoner"),
                                ("finding", "bevinding"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("words", models.TextField()),
                    ("on", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Closing",
                fields=[
                    identity(),
                    ("file", refers_once("lawfulness.lawfulnessfile", "closing")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("right", "alles klopt: de uitkering loopt door"),
                                ("changed", "het recht is aangepast"),
                                ("stopped", "de uitkering is gestopt"),
                                ("reclaim", "er is teruggevorderd"),
                                ("nothing", "gestaakt: te weinig reden om te onderzoeken"),
                                ("died", "de inwoner is overleden"),
                            ],
                            max_length=16,
                        ),
                    ),
                    ("words", models.TextField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Disclosure",
                fields=[
                    identity(),
                    ("file", refers("lawfulness.lawfulnessfile", "disclosures")),
                    ("on", models.DateField()),
                    ("why", models.CharField(blank=True, max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="PassedOn",
                fields=[
                    identity(),
                    ("file", refers("lawfulness.lawfulnessfile", "passed")),
                    ("envelope", refers_once("passing.envelope")),
                    ("at", models.DateTimeField()),
                ],
            ),
        )
    ]
