"""A plan may be signed in a member's name, by who represents them."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_protect_standing_beside"),
        ("plans", "0004_handed_on"),
        ("teams", "0002_hats_are_viewers"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="signature",
            name="plans_signature_once",
        ),
        migrations.AddField(
            model_name="signature",
            name="ground",
            field=models.CharField(blank=True, max_length=500),
        ),
        migrations.AddField(
            model_name="signature",
            name="representative",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.representative",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("representative", None), ("resident__isnull", False), _connector="OR"),
                name="plans_signature_for_a_resident",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("version", "resident", "hat", "representative"),
                name="plans_signature_once",
                nulls_distinct=False,
            ),
        ),
    ]
