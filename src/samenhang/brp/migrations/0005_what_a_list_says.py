"""All that a list says is kept, closed: to lay beside what people say, and to know who follows the register."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("brp", "0004_proposed_and_judged"),
    ]

    operations = [
        migrations.AddField(
            model_name="brprecord",
            name="says_sealed",
            field=models.BinaryField(null=True),
        ),
    ]
