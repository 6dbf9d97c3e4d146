"""That a benefit exists stands in our plan: read and written by who reads and writes that about the member."""

from django.db import migrations

from samenhang.access.protect import Protect


class Migration(migrations.Migration):
    dependencies = [("passing", "0003_that_a_benefit_exists")]
    operations = [Protect("passing_benefitstatus")]
