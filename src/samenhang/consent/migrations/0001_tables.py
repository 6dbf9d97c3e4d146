"""What residents were told and asked, legal bases, and words kept apart."""

import django.contrib.postgres.fields
from django.db import migrations, models

from samenhang.access.tables import LAYERS, Tables, about_constraints, about_household, identity, refers, refers_once


class Migration(migrations.Migration):
    initial = True
    dependencies = [("people", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="LegalBasis",
                fields=[
                    ("purpose", models.CharField(max_length=300)),
                    ("told", models.TextField()),
                    (
                        "layers",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(choices=LAYERS, max_length=12)
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
                    ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                    ("law", models.CharField(max_length=120)),
                    ("article", models.CharField(max_length=60)),
                ],
                options={
                    "ordering": ["law", "article"],
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("told__regex", "\\S")), name="consent_legalbasis_says_what_is_told"
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="BasisProposal",
                fields=[
                    ("purpose", models.CharField(max_length=300)),
                    ("told", models.TextField()),
                    (
                        "layers",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(choices=LAYERS, max_length=12)
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
                    identity(),
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
                            condition=models.Q(("told__regex", "\\S")), name="consent_basisproposal_says_what_is_told"
                        ),
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
                name="BasisDecision",
                fields=[
                    identity(),
                    ("proposal", refers_once("consent.basisproposal", "decision")),
                    (
                        "answer",
                        models.CharField(
                            choices=[
                                ("approved", "akkoord"),
                                ("refused", "niet akkoord"),
                                ("withdrawn", "teruggenomen"),
                            ],
                            max_length=10,
                        ),
                    ),
                    ("reason", models.CharField(blank=True, max_length=1000)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="WithoutConsent",
                fields=[
                    identity(),
                    *about_household(),
                    ("organisation", refers("teams.organisation")),
                    (
                        "layers",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(choices=LAYERS, max_length=12)
                        ),
                    ),
                    ("basis", refers("consent.legalbasis")),
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
                    ("second", refers("teams.hat", blank=True, null=True)),
                    ("tell_by", models.DateField(blank=True, null=True)),
                    ("review_on", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("consent_withoutconsent")]},
            ),
            migrations.CreateModel(
                name="SecondOpinion",
                fields=[
                    identity(),
                    *about_household(),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("without", refers_once("consent.withoutconsent", "opinion")),
                    ("agrees", models.BooleanField()),
                    ("words", models.CharField(max_length=1000)),
                ],
                options={"constraints": [*about_constraints("consent_secondopinion")]},
            ),
            migrations.CreateModel(
                name="ToldAfter",
                fields=[
                    identity(),
                    *about_household(),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("without", refers_once("consent.withoutconsent", "told")),
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
                options={"constraints": [*about_constraints("consent_toldafter")]},
            ),
            migrations.CreateModel(
                name="WithoutReview",
                fields=[
                    identity(),
                    *about_household(),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("without", refers("consent.withoutconsent", "reviews")),
                    ("stops", models.BooleanField()),
                    ("words", models.CharField(max_length=1000)),
                    ("review_on", models.DateField(blank=True, null=True)),
                    ("hidden_on", models.DateField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        *about_constraints("consent_withoutreview"),
                        models.CheckConstraint(
                            condition=models.Q(("stops", True), ("review_on__isnull", False), _connector="OR"),
                            name="consent_withoutreview_goes_on_until",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Notice",
                fields=[
                    identity(),
                    *about_household(),
                    (
                        "layers",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(choices=LAYERS, max_length=12)
                        ),
                    ),
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
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("organisation", refers("teams.organisation")),
                    ("basis", refers("consent.legalbasis")),
                    ("without", refers("consent.withoutconsent", "notices", blank=True, null=True)),
                ],
                options={"constraints": [*about_constraints("consent_notice")]},
            ),
            migrations.CreateModel(
                name="Objection",
                fields=[
                    identity(),
                    ("notice", refers_once("consent.notice", "objection")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="NoticeEnd",
                fields=[
                    identity(),
                    ("notice", refers_once("consent.notice", "end")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Consent",
                fields=[
                    identity(),
                    *about_household(),
                    (
                        "layers",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.CharField(choices=LAYERS, max_length=12)
                        ),
                    ),
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
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("representative", refers("people.representative", blank=True, null=True)),
                    ("signed_by", models.CharField(blank=True, max_length=300)),
                    ("ground", models.CharField(blank=True, max_length=500)),
                    ("organisation", refers("teams.organisation", blank=True, null=True)),
                    ("towards", refers("teams.domain", blank=True, null=True)),
                    (
                        "answer",
                        models.CharField(
                            choices=[("given", "ja, dat mag"), ("refused", "nee, liever niet")], max_length=8
                        ),
                    ),
                    ("starts_on", models.DateField(blank=True, null=True)),
                    ("until", models.DateField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        *about_constraints("consent_consent"),
                        models.CheckConstraint(
                            condition=models.Q(("organisation", None), ("towards", None), _connector="XOR"),
                            name="consent_consent_towards_one",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("starts_on", None),
                                models.Q(
                                    ("answer", "given"), models.Q(("until__lt", models.F("starts_on")), _negated=True)
                                ),
                                _connector="OR",
                            ),
                            name="consent_consent_starts_before_its_end",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="SecrecyRelease",
                fields=[
                    identity(),
                    *about_household(),
                    ("organisation", refers("teams.organisation", blank=True, null=True)),
                    ("who", models.CharField(max_length=200)),
                    ("about", models.CharField(max_length=500)),
                    ("to_whom", models.CharField(max_length=300)),
                    ("until", models.DateField(blank=True, null=True)),
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
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("consent_secrecyrelease")]},
            ),
            migrations.CreateModel(
                name="HelpAgreement",
                fields=[
                    identity(),
                    *about_household(),
                    ("representative", refers("people.representative", blank=True, null=True)),
                    ("signed_by", models.CharField(blank=True, max_length=300)),
                    ("ground", models.CharField(blank=True, max_length=500)),
                    ("help", models.CharField(max_length=500)),
                    (
                        "answer",
                        models.CharField(
                            choices=[("agreed", "akkoord met de hulp"), ("declined", "wil deze hulp niet")],
                            max_length=8,
                        ),
                    ),
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
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={"constraints": [*about_constraints("consent_helpagreement")]},
            ),
            migrations.CreateModel(
                name="Withdrawal",
                fields=[
                    identity(),
                    ("consent", refers_once("consent.consent", "withdrawal", blank=True, null=True)),
                    ("secrecy_release", refers_once("consent.secrecyrelease", "withdrawal", blank=True, null=True)),
                    ("help_agreement", refers_once("consent.helpagreement", "withdrawal", blank=True, null=True)),
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
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(
                                models.Q(
                                    ("consent__isnull", False), ("help_agreement", None), ("secrecy_release", None)
                                ),
                                models.Q(
                                    ("consent", None), ("help_agreement", None), ("secrecy_release__isnull", False)
                                ),
                                models.Q(
                                    ("consent", None), ("help_agreement__isnull", False), ("secrecy_release", None)
                                ),
                                _connector="OR",
                            ),
                            name="consent_withdrawal_of_one",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="Words",
                fields=[
                    identity(),
                    *about_household(),
                    ("of_id", models.UUIDField()),
                    (
                        "kind",
                        models.CharField(
                            choices=[("topic", "waar het voor is"), ("note", "opmerking"), ("reason", "reden")],
                            max_length=8,
                        ),
                    ),
                    ("organisation", refers("teams.organisation", blank=True, null=True)),
                    ("towards", refers("teams.domain", blank=True, null=True)),
                    ("text", models.CharField(max_length=1000)),
                    ("by_id", models.UUIDField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("consent_words"),
                        models.UniqueConstraint(fields=("of_id", "kind"), name="consent_words_once"),
                    ]
                },
            ),
        )
    ]
