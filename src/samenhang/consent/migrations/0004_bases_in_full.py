"""Bases in full, changed by two people; consents towards a domain and from a day; sharing without consent."""

import django.contrib.postgres.fields
import django.db.models.deletion
import uuid_utils.compat
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0003_in_whose_name"),
        ("people", "0014_secret_on_both_records"),
        ("teams", "0005_independent_supervisor"),
    ]

    operations = [
        migrations.CreateModel(
            name="BasisDecision",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                (
                    "answer",
                    models.CharField(
                        choices=[("approved", "akkoord"), ("refused", "niet akkoord"), ("withdrawn", "teruggenomen")],
                        max_length=10,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=1000)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="BasisProposal",
            fields=[
                ("purpose", models.CharField(max_length=300)),
                ("told", models.TextField()),
                (
                    "layers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("involvement", "wie er betrokken is"),
                                ("shared", "ons plan: iedereen die meedoet"),
                                ("case_team", "het casusteam"),
                                ("domain", "eigen dossier van één domein"),
                                ("lawfulness", "rechtmatigheid"),
                            ],
                            max_length=12,
                        )
                    ),
                ),
                (
                    "domains",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), blank=True, default=list
                    ),
                ),
                (
                    "roles",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=24), blank=True, default=list
                    ),
                ),
                (
                    "kinds",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=12), blank=True, default=list
                    ),
                ),
                ("valid_from", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                ("in_use", models.BooleanField(default=True)),
                ("confirmed", models.BooleanField(default=True)),
                ("second_person", models.BooleanField(default=False)),
                ("source", models.CharField(max_length=200)),
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("code", models.SlugField(max_length=40)),
                ("law", models.CharField(max_length=120)),
                ("article", models.CharField(max_length=60)),
                ("reason", models.CharField(max_length=1000)),
                ("effective_on", models.DateField()),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_until", None), ("valid_until__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="consent_basisproposal_ends_after_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("in_use", False), ("effective_on__gte", models.F("valid_from")), _connector="OR"
                        ),
                        name="consent_basisproposal_not_before_the_law",
                    ),
                ]
            },
        ),
        migrations.CreateModel(
            name="NoticeEnd",
            fields=[
                ("id", models.UUIDField(default=uuid_utils.compat.uuid7, primary_key=True, serialize=False)),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SecondOpinion",
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
                ("agrees", models.BooleanField()),
                ("words", models.CharField(max_length=1000)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="consent_secondopinion_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="consent_secondopinion_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ToldAfter",
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
                ("on", models.DateField()),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("desk", "aan de balie of op gesprek"),
                            ("phone", "aan de telefoon"),
                            ("paper", "op papier"),
                            ("letter", "per brief"),
                            ("portal", "zelf, in het portaal"),
                        ],
                        max_length=8,
                    ),
                ),
                ("words", models.CharField(blank=True, max_length=1000)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="consent_toldafter_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="consent_toldafter_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WithoutConsent",
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
                    "layers",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("involvement", "wie er betrokken is"),
                                ("shared", "ons plan: iedereen die meedoet"),
                                ("case_team", "het casusteam"),
                                ("domain", "eigen dossier van één domein"),
                                ("lawfulness", "rechtmatigheid"),
                            ],
                            max_length=12,
                        )
                    ),
                ),
                ("what", models.CharField(max_length=1000)),
                ("needed", models.CharField(max_length=1000)),
                ("less", models.CharField(max_length=1000)),
                (
                    "why_not_asked",
                    models.CharField(
                        choices=[
                            ("safety", "vragen brengt iemand in gevaar"),
                            ("urgent", "er is geen tijd om te vragen"),
                            ("unreachable", "de inwoner is niet bereikbaar"),
                            ("purpose", "vragen zou het doel onmogelijk maken"),
                            ("duty", "een wet verplicht tot delen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("why_words", models.CharField(max_length=1000)),
                ("consulted", models.CharField(blank=True, max_length=500)),
                ("tell_by", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField()),
                ("by_id", models.UUIDField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="consent_withoutconsent_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="consent_withoutconsent_hidden_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="WithoutReview",
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
                ("stops", models.BooleanField()),
                ("words", models.CharField(max_length=1000)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("hidden_on", models.DateField(blank=True, null=True)),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="consent_withoutreview_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="consent_withoutreview_hidden_with_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("stops", True), ("review_on__isnull", False), _connector="OR"),
                        name="consent_withoutreview_goes_on_until",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Words",
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
                ("of_id", models.UUIDField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("topic", "waar het voor is"), ("note", "opmerking"), ("reason", "reden")],
                        max_length=8,
                    ),
                ),
                ("text", models.CharField(max_length=1000)),
                ("by_id", models.UUIDField()),
            ],
            options={
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("layer", "domain"), ("domain", ""), _connector="XOR"),
                        name="consent_words_domain_where_domain",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("hidden_reason", ""), ("hidden_until", None)),
                            models.Q(models.Q(("hidden_reason", ""), _negated=True), ("hidden_until__isnull", False)),
                            _connector="OR",
                        ),
                        name="consent_words_hidden_with_reason",
                    ),
                    models.UniqueConstraint(fields=("of_id", "kind"), name="consent_words_once"),
                ],
            },
        ),
        migrations.AddField(
            model_name="consent",
            name="starts_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="consent",
            name="towards",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.domain"
            ),
        ),
        migrations.AddField(
            model_name="legalbasis",
            name="confirmed",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="legalbasis",
            name="domains",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=24), blank=True, default=list
            ),
        ),
        migrations.AddField(
            model_name="legalbasis",
            name="kinds",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=12), blank=True, default=list
            ),
        ),
        migrations.AddField(
            model_name="legalbasis",
            name="roles",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=24), blank=True, default=list
            ),
        ),
        migrations.AddField(
            model_name="legalbasis",
            name="second_person",
            field=models.BooleanField(default=False),
        ),
        migrations.AlterField(
            model_name="consent",
            name="how",
            field=models.CharField(
                choices=[
                    ("desk", "aan de balie of op gesprek"),
                    ("phone", "aan de telefoon"),
                    ("paper", "op papier"),
                    ("letter", "per brief"),
                    ("portal", "zelf, in het portaal"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="consent",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="teams.organisation",
            ),
        ),
        migrations.AlterField(
            model_name="helpagreement",
            name="how",
            field=models.CharField(
                choices=[
                    ("desk", "aan de balie of op gesprek"),
                    ("phone", "aan de telefoon"),
                    ("paper", "op papier"),
                    ("letter", "per brief"),
                    ("portal", "zelf, in het portaal"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="notice",
            name="how",
            field=models.CharField(
                choices=[
                    ("desk", "aan de balie of op gesprek"),
                    ("phone", "aan de telefoon"),
                    ("paper", "op papier"),
                    ("letter", "per brief"),
                    ("portal", "zelf, in het portaal"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="secrecyrelease",
            name="how",
            field=models.CharField(
                choices=[
                    ("desk", "aan de balie of op gesprek"),
                    ("phone", "aan de telefoon"),
                    ("paper", "op papier"),
                    ("letter", "per brief"),
                    ("portal", "zelf, in het portaal"),
                ],
                max_length=8,
            ),
        ),
        migrations.AlterField(
            model_name="withdrawal",
            name="how",
            field=models.CharField(
                choices=[
                    ("desk", "aan de balie of op gesprek"),
                    ("phone", "aan de telefoon"),
                    ("paper", "op papier"),
                    ("letter", "per brief"),
                    ("portal", "zelf, in het portaal"),
                ],
                max_length=8,
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(("organisation", None), ("towards", None), _connector="XOR"),
                name="consent_consent_towards_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="consent",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("starts_on", None),
                    models.Q(("answer", "given"), models.Q(("until__lt", models.F("starts_on")), _negated=True)),
                    _connector="OR",
                ),
                name="consent_consent_starts_before_its_end",
            ),
        ),
        migrations.AddField(
            model_name="basisdecision",
            name="proposal",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="decision", to="consent.basisproposal"
            ),
        ),
        migrations.AddField(
            model_name="noticeend",
            name="notice",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="end", to="consent.notice"
            ),
        ),
        migrations.AddField(
            model_name="secondopinion",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
            ),
        ),
        migrations.AddField(
            model_name="secondopinion",
            name="person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="toldafter",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
            ),
        ),
        migrations.AddField(
            model_name="toldafter",
            name="person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="withoutconsent",
            name="basis",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="consent.legalbasis"
            ),
        ),
        migrations.AddField(
            model_name="withoutconsent",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
            ),
        ),
        migrations.AddField(
            model_name="withoutconsent",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.organisation"
            ),
        ),
        migrations.AddField(
            model_name="withoutconsent",
            name="person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="withoutconsent",
            name="second",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.hat"
            ),
        ),
        migrations.AddField(
            model_name="toldafter",
            name="without",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="told", to="consent.withoutconsent"
            ),
        ),
        migrations.AddField(
            model_name="secondopinion",
            name="without",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="opinion", to="consent.withoutconsent"
            ),
        ),
        migrations.AddField(
            model_name="notice",
            name="without",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notices",
                to="consent.withoutconsent",
            ),
        ),
        migrations.AddField(
            model_name="withoutreview",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
            ),
        ),
        migrations.AddField(
            model_name="withoutreview",
            name="person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="withoutreview",
            name="without",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="reviews", to="consent.withoutconsent"
            ),
        ),
        migrations.AddField(
            model_name="words",
            name="household",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.household"
            ),
        ),
        migrations.AddField(
            model_name="words",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="teams.organisation",
            ),
        ),
        migrations.AddField(
            model_name="words",
            name="person",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
            ),
        ),
        migrations.AddField(
            model_name="words",
            name="towards",
            field=models.ForeignKey(
                blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="teams.domain"
            ),
        ),
    ]
