"""At which version BSNs are indexed: asked by whoever looks one up, and held still until that transaction ends."""

from django.db import migrations

VERSION = """
-- Volatile, so that after waiting for somebody who indexes anew it reads what they committed. 7402 is their lock.
CREATE FUNCTION access.blind_index_version() RETURNS int LANGUAGE plpgsql VOLATILE SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM pg_advisory_xact_lock_shared(7402);
    RETURN (SELECT version FROM kit_keyinuse WHERE purpose = 'blind_index');
END $$;
REVOKE ALL ON FUNCTION access.blind_index_version() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION access.blind_index_version() TO samenhang_app;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0014_secret_on_both_records"), ("kit", "0002_keys_in_use"), ("access", "0001_the_wall")]
    operations = [migrations.RunSQL(VERSION, "DROP FUNCTION access.blind_index_version()")]
