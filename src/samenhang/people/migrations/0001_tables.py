"""Persons, households, who stands beside whom, and what changed over time."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
from django.db import migrations, models

from samenhang.access.tables import Tables, about_constraints, about_household, identity, of_layer, refers, refers_once

MORE = r"""
CREATE INDEX people_person_born ON people_person (birth_date);
CREATE INDEX people_person_born_in ON people_person (left(birth_date_known, 4)) WHERE birth_date IS NULL;
CREATE INDEX people_contact_phone_tail ON people_contact (right(regexp_replace(phone, '\D', '', 'g'), 9))
    WHERE phone <> '';
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("teams", "0001_tables")]
    operations = [
        Tables(
            migrations.CreateModel(
                name="Person",
                fields=[
                    identity(),
                    ("given_names", models.CharField(blank=True, max_length=200)),
                    ("prefix", models.CharField(blank=True, max_length=20)),
                    ("family_name", models.CharField(max_length=200)),
                    ("birth_date", models.DateField(blank=True, null=True)),
                    ("birth_date_known", models.CharField(blank=True, max_length=8)),
                    (
                        "sex",
                        models.CharField(
                            choices=[("M", "man"), ("V", "vrouw"), ("O", "onbekend")], default="O", max_length=1
                        ),
                    ),
                    ("died_on", models.DateField(blank=True, null=True)),
                    ("death_date_known", models.CharField(blank=True, max_length=8)),
                    ("secrecy", models.PositiveSmallIntegerField(default=0)),
                    ("bsn_sealed", models.BinaryField(blank=True, null=True)),
                    ("bsn_index", models.BinaryField(blank=True, null=True)),
                    ("from_brp", models.BooleanField(default=False)),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            condition=models.Q(("bsn_index__isnull", False)),
                            fields=("bsn_index",),
                            name="people_person_bsn_once",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(
                                ("died_on", None),
                                ("birth_date", None),
                                ("died_on__gte", models.F("birth_date")),
                                _connector="OR",
                            ),
                            name="people_person_dies_after_birth",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("secrecy__lte", 7)), name="people_person_secrecy_code"
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Household",
                fields=[
                    identity(),
                    ("name", models.CharField(max_length=200)),
                    ("protected", models.BooleanField(default=False)),
                    ("made_at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Membership",
                fields=[
                    identity(),
                    *of_layer(),
                    ("person", refers("people.person", "memberships")),
                    ("household", refers("people.household", "memberships")),
                    (
                        "place",
                        models.CharField(
                            choices=[("adult", "volwassene"), ("child", "kind"), ("lodger", "inwonend")],
                            default="adult",
                            max_length=8,
                        ),
                    ),
                    ("starts_on", models.DateField()),
                    ("contact_note", models.CharField(blank=True, max_length=200)),
                ],
                options={"constraints": [*about_constraints("people_membership")]},
            ),
            migrations.CreateModel(
                name="MembershipEnd",
                fields=[
                    identity(),
                    ("membership", refers_once("people.membership", "end")),
                    ("on", models.DateField()),
                    ("reason", models.CharField(max_length=300)),
                    ("mistake", models.BooleanField(default=False)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="Relation",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    *of_layer(),
                    ("person", refers("people.person", "relations")),
                    ("other", refers("people.person", "relations_from_other")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("partner", "partner"),
                                ("parent_authority", "ouder met gezag"),
                                ("parent", "ouder zonder gezag"),
                                ("sibling", "broer of zus"),
                                ("family", "familie"),
                                ("network", "netwerk"),
                            ],
                            max_length=20,
                        ),
                    ),
                    ("starts_on", models.DateField(blank=True, null=True)),
                ],
                options={
                    "constraints": [
                        *about_constraints("people_relation"),
                        models.UniqueConstraint(
                            fields=("household", "person", "other", "kind", "starts_on"),
                            name="people_relation_once",
                            nulls_distinct=False,
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("person", models.F("other")), _negated=True),
                            name="people_relation_to_another",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="RelationEnd",
                fields=[
                    identity(),
                    ("relation", refers_once("people.relation", "end")),
                    ("on", models.DateField()),
                    ("reason", models.CharField(max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="HouseholdChange",
                fields=[
                    identity(),
                    *about_household(),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("move", "verhuisd"),
                                ("birth", "kind geboren"),
                                ("death", "overleden"),
                                ("apart", "uit elkaar"),
                                ("partner", "nieuwe partner"),
                                ("left", "uit huis"),
                                ("stay", "verblijft ergens anders"),
                                ("split", "huishouden gesplitst"),
                                ("gone", "hoort er niet meer bij"),
                                ("mistake", "vergissing hersteld"),
                                ("relation", "relatie beëindigd"),
                                ("place", "andere plaats in het huishouden"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("on", models.DateField()),
                    (
                        "came",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.UUIDField(), blank=True, default=list
                        ),
                    ),
                    (
                        "went",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.UUIDField(), blank=True, default=list
                        ),
                    ),
                    (
                        "about",
                        django.contrib.postgres.fields.ArrayField(
                            base_field=models.UUIDField(), blank=True, default=list
                        ),
                    ),
                    ("words", models.CharField(blank=True, max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [models.Index(fields=["household", "-on"], name="people_change_of")],
                    "constraints": [*about_constraints("people_householdchange")],
                },
            ),
            migrations.CreateModel(
                name="Address",
                fields=[
                    identity(),
                    *about_household(),
                    (
                        "kind",
                        models.CharField(
                            choices=[("home", "woonadres"), ("letters", "postadres"), ("stay", "verblijf")],
                            default="home",
                            max_length=8,
                        ),
                    ),
                    ("place", models.CharField(blank=True, max_length=120)),
                    ("street", models.CharField(blank=True, max_length=120)),
                    ("number", models.CharField(blank=True, max_length=12)),
                    ("addition", models.CharField(blank=True, max_length=12)),
                    ("postcode", models.CharField(blank=True, max_length=6)),
                    ("city", models.CharField(blank=True, max_length=80)),
                    ("country", models.CharField(blank=True, max_length=60)),
                    ("note", models.CharField(blank=True, max_length=200)),
                    ("starts_on", models.DateField()),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "indexes": [
                        models.Index(fields=["household", "person", "kind", "-starts_on"], name="people_address_of"),
                        models.Index(
                            condition=models.Q(("postcode", ""), _negated=True),
                            fields=["postcode", "number"],
                            name="people_address_where",
                        ),
                    ],
                    "constraints": [*about_constraints("people_address")],
                },
            ),
            migrations.CreateModel(
                name="Contact",
                fields=[
                    identity(),
                    *about_household(),
                    ("phone", models.CharField(blank=True, max_length=30)),
                    ("email", models.EmailField(blank=True, max_length=254)),
                    ("language", models.CharField(blank=True, max_length=60)),
                    ("dialect", models.CharField(blank=True, max_length=60)),
                    (
                        "dutch",
                        models.CharField(
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
                    ("interpreter", models.BooleanField(default=False)),
                    (
                        "interpreter_way",
                        models.CharField(
                            blank=True,
                            choices=[("phone", "aan de telefoon"), ("there", "bij het gesprek")],
                            max_length=8,
                        ),
                    ),
                    (
                        "interpreter_who",
                        models.CharField(
                            blank=True, choices=[("woman", "liever een vrouw"), ("man", "liever een man")], max_length=8
                        ),
                    ),
                    (
                        "reading",
                        models.CharField(
                            choices=[
                                ("normal", "leest goed"),
                                ("easy", "liever eenvoudige taal"),
                                ("spoken", "liever mondeling"),
                            ],
                            default="normal",
                            max_length=8,
                        ),
                    ),
                    (
                        "helps",
                        django.contrib.postgres.fields.ArrayField(
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
                    (
                        "way",
                        models.CharField(
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
                    ("best_time", models.CharField(blank=True, max_length=120)),
                    ("needs", models.CharField(blank=True, max_length=500)),
                    (
                        "said_by",
                        models.CharField(
                            blank=True,
                            choices=[
                                ("self", "de persoon zelf"),
                                ("family", "iemand die dichtbij staat"),
                                ("colleague", "een collega"),
                            ],
                            max_length=12,
                        ),
                    ),
                    ("said_on", models.DateField(blank=True, null=True)),
                    ("changed_at", models.DateTimeField()),
                    ("version", models.PositiveIntegerField(default=1)),
                ],
                options={
                    "constraints": [
                        *about_constraints("people_contact"),
                        models.UniqueConstraint(
                            fields=("household", "person"), name="people_contact_once", nulls_distinct=False
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="Representative",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    *of_layer(),
                    ("person", refers("people.person")),
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
                ],
                options={
                    "constraints": [
                        *about_constraints("people_representative"),
                        models.CheckConstraint(
                            condition=models.Q(("until", None), ("until__gte", models.F("starts_on")), _connector="OR"),
                            name="people_representative_ends_after_start",
                        ),
                        models.CheckConstraint(
                            condition=models.Q(("mandate", []), _negated=True),
                            name="people_representative_has_a_mandate",
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="RepresentativeEnd",
                fields=[
                    identity(),
                    ("on", models.DateField()),
                    ("reason", models.CharField(max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("representative", refers_once("people.representative", "end")),
                ],
            ),
            migrations.CreateModel(
                name="Document",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    *of_layer(),
                    ("person", refers("people.person")),
                    ("representative", refers("people.representative", "documents")),
                    (
                        "type",
                        models.CharField(
                            choices=[("application/pdf", "PDF"), ("image/jpeg", "JPEG"), ("image/png", "PNG")],
                            max_length=20,
                        ),
                    ),
                    ("content_sealed", models.BinaryField()),
                    ("size", models.PositiveIntegerField()),
                    ("sha256", models.CharField(max_length=64)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        *about_constraints("people_document"),
                        models.UniqueConstraint(fields=("representative", "sha256"), name="people_document_once"),
                        models.CheckConstraint(
                            condition=models.Q(("size__gt", 0), ("size__lte", 20000000)), name="people_document_size"
                        ),
                    ]
                },
            ),
            migrations.CreateModel(
                name="SupportOffer",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    *of_layer(),
                    ("person", refers("people.person")),
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
                ],
                options={"constraints": [*about_constraints("people_supportoffer")]},
            ),
            migrations.CreateModel(
                name="Supporter",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    *of_layer(),
                    ("person", refers("people.person")),
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
                ],
                options={"constraints": [*about_constraints("people_supporter")]},
            ),
            migrations.CreateModel(
                name="SupporterEnd",
                fields=[
                    identity(),
                    ("on", models.DateField()),
                    ("reason", models.CharField(max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("supporter", refers_once("people.supporter", "end")),
                ],
            ),
            migrations.CreateModel(
                name="Acquaintance",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    *of_layer(),
                    ("person", refers("people.person")),
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
                            choices=[("very", "heel dichtbij"), ("near", "dichtbij"), ("far", "verder weg")],
                            max_length=8,
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
                ],
                options={"constraints": [*about_constraints("people_acquaintance")]},
            ),
            migrations.CreateModel(
                name="AcquaintanceEnd",
                fields=[
                    identity(),
                    ("on", models.DateField()),
                    ("reason", models.CharField(max_length=300)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                    ("acquaintance", refers_once("people.acquaintance", "end")),
                ],
            ),
            migrations.CreateModel(
                name="OtherName",
                fields=[
                    identity(),
                    ("person", refers("people.person", "other_names")),
                    (
                        "kind",
                        models.CharField(
                            choices=[
                                ("partner", "naam van de partner"),
                                ("birth", "geboortenaam"),
                                ("former", "vroegere naam"),
                                ("spelt", "anders gespeld"),
                                ("called", "roepnaam"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("given_names", models.CharField(blank=True, max_length=200)),
                    ("prefix", models.CharField(blank=True, max_length=20)),
                    ("family_name", models.CharField(max_length=200)),
                    ("from_brp", models.BooleanField(default=False)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("person", "kind", "given_names", "prefix", "family_name"),
                            name="people_othername_once",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="NameKey",
                fields=[
                    identity(),
                    ("person", models.ForeignKey(on_delete=models.CASCADE, related_name="+", to="people.person")),
                    (
                        "other",
                        models.ForeignKey(
                            null=True, on_delete=models.DO_NOTHING, related_name="+", to="people.othername"
                        ),
                    ),
                    ("family", models.TextField()),
                    ("whole", models.TextField()),
                    ("given", models.TextField()),
                    ("words", django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                    ("family_sounds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                    ("given_sounds", django.contrib.postgres.fields.ArrayField(base_field=models.TextField())),
                ],
                options={
                    "indexes": [
                        django.contrib.postgres.indexes.GinIndex(fields=["family_sounds"], name="people_namekey_sounds")
                    ],
                    "constraints": [
                        models.UniqueConstraint(
                            fields=("person", "other"), name="people_namekey_once", nulls_distinct=False
                        )
                    ],
                },
            ),
            migrations.CreateModel(
                name="PersonLink",
                fields=[
                    identity(),
                    ("kept", refers("people.person")),
                    ("other", refers("people.person")),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("kept", models.F("other")), _negated=True),
                            name="people_personlink_of_two",
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="PersonUnlink",
                fields=[
                    identity(),
                    ("link", refers_once("people.personlink", "end")),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="NotSame",
                fields=[
                    identity(),
                    ("first", refers("people.person")),
                    ("second", refers("people.person")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
                options={
                    "constraints": [
                        models.CheckConstraint(
                            condition=models.Q(("first__lt", models.F("second"))), name="people_notsame_in_order"
                        )
                    ]
                },
            ),
            migrations.CreateModel(
                name="NotSameTakenBack",
                fields=[
                    identity(),
                    ("not_same", refers_once("people.notsame", "end")),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="DoubleQuestion",
                fields=[
                    identity(),
                    ("household", refers("people.household")),
                    ("person", refers("people.person")),
                    ("desk", refers("teams.team")),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="DoubleAnswer",
                fields=[
                    identity(),
                    ("question", refers_once("people.doublequestion", "answer")),
                    (
                        "outcome",
                        models.CharField(
                            choices=[
                                ("linked", "gekoppeld"),
                                ("not_same", "niet dezelfde"),
                                ("nothing", "niets gevonden"),
                            ],
                            max_length=8,
                        ),
                    ),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
            migrations.CreateModel(
                name="IdentityChange",
                fields=[
                    identity(),
                    ("household", refers("people.household", null=True)),
                    ("person", refers("people.person", "changes")),
                    ("given_names", models.CharField(blank=True, max_length=200)),
                    ("prefix", models.CharField(blank=True, max_length=20)),
                    ("family_name", models.CharField(max_length=200)),
                    ("birth_date", models.DateField(blank=True, null=True)),
                    ("birth_date_known", models.CharField(blank=True, max_length=8)),
                    ("sex", models.CharField(choices=[("M", "man"), ("V", "vrouw"), ("O", "onbekend")], max_length=1)),
                    ("secrecy", models.PositiveSmallIntegerField()),
                    ("bsn_added", models.BooleanField(default=False)),
                    ("why", models.CharField(max_length=500)),
                    ("by_id", models.UUIDField()),
                    ("at", models.DateTimeField()),
                ],
            ),
        ),
        migrations.RunSQL(MORE),
    ]
