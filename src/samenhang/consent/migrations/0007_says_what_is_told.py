"""A legal basis says what the resident is told: of one without words nobody could be told (H1, H2)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consent", "0006_protect_bases_and_words"),
    ]

    operations = [
        migrations.AddConstraint(
            model_name="basisproposal",
            constraint=models.CheckConstraint(
                condition=models.Q(("told__regex", "\\S")), name="consent_basisproposal_says_what_is_told"
            ),
        ),
        migrations.AddConstraint(
            model_name="legalbasis",
            constraint=models.CheckConstraint(
                condition=models.Q(("told__regex", "\\S")), name="consent_legalbasis_says_what_is_told"
            ),
        ),
    ]
