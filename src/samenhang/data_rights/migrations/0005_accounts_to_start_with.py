"""How long the account of a colleague who left is kept, to start with: an example the municipality confirms (0079)."""

from django.db import migrations

ROWS = """
UPDATE data_rights_retentionrule
SET length = 1, unit = 'years', what = 'Aanmelding en instellingen van een collega',
    source = 'voorbeeld: een jaar, zodat wie terugkomt niet opnieuw begint; eigen keuze van de gemeente, laat bevestigen [b]'
WHERE code = 'medewerker' AND length IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [("data_rights", "0004_to_start_with")]
    operations = [migrations.RunSQL(ROWS)]
