"""Who stands beside somebody, and what helps to meet them."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0008_protect_the_same_person"),
    ]

    operations = [
        migrations.AddField(
            model_name="contact",
            name="best_time",
            field=models.CharField(blank=True, max_length=120),
        ),
        migrations.AddField(
            model_name="contact",
            name="dialect",
            field=models.CharField(blank=True, max_length=60),
        ),
        migrations.AddField(
            model_name="contact",
            name="dutch",
            field=models.CharField(
                blank=True,
                choices=[
                    ("none", "spreekt nog geen Nederlands"),
                    ("little", "begrijpt een beetje Nederlands"),
                    ("fair", "redt zich in het Nederlands"),
                    ("good", "spreekt goed Nederlands"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="helps",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("speak_up", "hoort slecht: rustig en duidelijk praten"),
                        ("sign", "tolk gebarentaal"),
                        ("written", "schrijftolk"),
                        ("large", "grote letters"),
                        ("reader", "leest met een voorleesprogramma"),
                        ("audio", "liever horen dan lezen"),
                        ("short", "korte zinnen"),
                        ("pictures", "plaatjes erbij"),
                        ("repeat", "herhalen en samenvatten"),
                    ],
                    max_length=12,
                ),
                blank=True,
                default=list,
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="interpreter_way",
            field=models.CharField(
                blank=True, choices=[("phone", "aan de telefoon"), ("there", "bij het gesprek")], max_length=8
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="interpreter_who",
            field=models.CharField(
                blank=True, choices=[("woman", "liever een vrouw"), ("man", "liever een man")], max_length=8
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="said_by",
            field=models.CharField(
                blank=True,
                choices=[
                    ("self", "de persoon zelf"),
                    ("family", "iemand die dichtbij staat"),
                    ("colleague", "een collega"),
                ],
                max_length=12,
            ),
        ),
        migrations.AddField(
            model_name="contact",
            name="said_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="contact",
            name="way",
            field=models.CharField(
                blank=True,
                choices=[
                    ("call", "bellen"),
                    ("text", "een bericht sturen"),
                    ("mail", "mailen"),
                    ("letter", "een brief"),
                    ("visit", "langskomen"),
                ],
                max_length=8,
            ),
        ),
        migrations.CreateModel(
            name="Acquaintance",
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
                ("name", models.CharField(max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("starts_on", models.DateField()),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("family", "familie"),
                            ("friend", "vriend of vriendin"),
                            ("neighbour", "buur"),
                            ("volunteer", "vrijwilliger"),
                            ("faith", "kerk, moskee of andere geloofsgemeenschap"),
                            ("club", "vereniging of hobby"),
                            ("work", "werk"),
                            ("other", "iemand anders"),
                            ("gp", "huisarts"),
                            ("school", "school of opvang"),
                            ("care", "zorg of hulp van buiten"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "near",
                    models.CharField(
                        choices=[("very", "heel dichtbij"), ("near", "dichtbij"), ("far", "verder weg")], max_length=8
                    ),
                ),
                ("called_for", models.CharField(blank=True, max_length=300)),
                (
                    "life_domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), blank=True, default=list
                    ),
                ),
                (
                    "knows",
                    models.CharField(
                        choices=[
                            ("yes", "weet van de hulp"),
                            ("no", "weet niet van de hulp"),
                            ("asked", "wordt nog gevraagd"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "agreed",
                    models.CharField(
                        choices=[
                            ("yes", "wil gebeld worden"),
                            ("no", "wil niet gebeld worden"),
                            ("not_asked", "nog niet gevraagd"),
                        ],
                        max_length=12,
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="people_acquaintance_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_acquaintance_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AcquaintanceEnd",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "acquaintance",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="end", to="people.acquaintance"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Representative",
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
                ("name", models.CharField(max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("starts_on", models.DateField()),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("administrator", "bewindvoerder"),
                            ("curator", "curator"),
                            ("mentor", "mentor"),
                            ("guardian", "voogd"),
                            ("proxy", "gemachtigde"),
                        ],
                        max_length=16,
                    ),
                ),
                (
                    "mandate",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[("money", "geld en bezittingen"), ("care", "zorg en persoonlijke zaken")],
                            max_length=8,
                        )
                    ),
                ),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.CharField(blank=True, max_length=300)),
                ("until", models.DateField(blank=True, null=True)),
                ("decided_by", models.CharField(blank=True, max_length=200)),
                ("case_number", models.CharField(blank=True, max_length=60)),
                ("decided_on", models.DateField(blank=True, null=True)),
                (
                    "household",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="people_representative_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_representative_hidden_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("starts_on")), _connector="OR"),
                        name="people_representative_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mandate", []), _negated=True), name="people_representative_has_a_mandate"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Document",
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
                    "type",
                    models.CharField(
                        choices=[("application/pdf", "PDF"), ("image/jpeg", "JPEG"), ("image/png", "PNG")],
                        max_length=20,
                    ),
                ),
                ("content", models.BinaryField()),
                ("size", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "representative",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="documents",
                        to="people.representative",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="people_document_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_document_hidden_with_reason",
                    ),
                    models.UniqueConstraint(fields=("representative", "sha256"), name="people_document_once"),
                    models.CheckConstraint(
                        condition=models.Q(("size__gt", 0), ("size__lte", 20000000)), name="people_document_size"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RepresentativeEnd",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "representative",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="end", to="people.representative"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Supporter",
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
                ("name", models.CharField(max_length=200)),
                ("organisation", models.CharField(blank=True, max_length=200)),
                ("phone", models.CharField(blank=True, max_length=30)),
                ("starts_on", models.DateField()),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("client", "cliëntondersteuner"),
                            ("experience", "ervaringsdeskundige"),
                            ("own", "iemand die de inwoner zelf meeneemt"),
                        ],
                        default="client",
                        max_length=12,
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="people_supporter_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_supporter_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SupporterEnd",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("on", models.DateField()),
                ("reason", models.CharField(max_length=300)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
                (
                    "supporter",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="end", to="people.supporter"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="SupportOffer",
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
                ("offered_on", models.DateField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("desk", "aan de balie of op gesprek"),
                            ("phone", "aan de telefoon"),
                            ("letter", "per brief"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "answer",
                    models.CharField(
                        choices=[("wants", "ja, graag"), ("not_now", "nu niet"), ("has_one", "heeft al iemand")],
                        max_length=8,
                    ),
                ),
                ("note", models.CharField(blank=True, max_length=300)),
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
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="people_supportoffer_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="people_supportoffer_hidden_with_reason",
                    ),
                ],
            },
        ),
    ]
