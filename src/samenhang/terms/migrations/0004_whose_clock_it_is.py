"""Some clocks are the resident's own: to object, to hand in a plan. When those are over nobody is late (B9)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("terms", "0003_the_law_s_clocks")]
    operations = [
        migrations.AddField("termrule", "of_resident", models.BooleanField(default=False)),
        migrations.RunSQL(
            "UPDATE terms_termrule SET of_resident = true WHERE code IN ('awb-bezwaar', 'wmo-persoonlijk-plan')",
            migrations.RunSQL.noop,
        ),
    ]
