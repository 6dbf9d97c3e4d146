"""Who reads and writes the tables of teams."""

from django.db import migrations

TRIGGERS = """
CREATE TRIGGER seat_hat AFTER INSERT OR UPDATE ON teams_hat FOR EACH ROW EXECUTE FUNCTION access.seat_hat();
CREATE TRIGGER seat_team AFTER UPDATE OF is_desk ON teams_team FOR EACH ROW EXECUTE FUNCTION access.seat_team();
CREATE TRIGGER seat_suspended AFTER INSERT ON teams_suspension FOR EACH ROW EXECUTE FUNCTION access.seat_suspended();
CREATE TRIGGER seat_suspended AFTER INSERT ON teams_suspensionend
    FOR EACH ROW EXECUTE FUNCTION access.seat_suspended();
CREATE TRIGGER hat_not_for_oneself BEFORE INSERT ON teams_hat
    FOR EACH ROW EXECUTE FUNCTION access.hat_not_for_oneself();
CREATE TRIGGER hat_stays BEFORE UPDATE ON teams_hat FOR EACH ROW
    WHEN ((OLD.professional_id, OLD.organisation_id, OLD.role, OLD.domain_id)
          IS DISTINCT FROM (NEW.professional_id, NEW.organisation_id, NEW.role, NEW.domain_id))
    EXECUTE FUNCTION access.hat_stays();
CREATE TRIGGER involved_holds BEFORE UPDATE OF until_day ON teams_hat FOR EACH ROW
    WHEN (NEW.until_day IS NOT NULL AND (OLD.until_day IS NULL OR NEW.until_day < OLD.until_day))
    EXECUTE FUNCTION access.involved_holds();
CREATE TRIGGER involved_holds BEFORE UPDATE OF is_desk ON teams_team FOR EACH ROW
    WHEN (OLD.is_desk AND NOT NEW.is_desk) EXECUTE FUNCTION access.involved_holds();
CREATE TRIGGER action_holds BEFORE UPDATE OF until_day ON teams_hat FOR EACH ROW
    WHEN (NEW.until_day IS NOT NULL AND (OLD.until_day IS NULL OR NEW.until_day < OLD.until_day))
    EXECUTE FUNCTION access.action_holds();
CREATE TRIGGER pick_up_holds BEFORE UPDATE OF until_day ON teams_hat FOR EACH ROW
    WHEN (NEW.until_day IS NOT NULL AND (OLD.until_day IS NULL OR NEW.until_day < OLD.until_day))
    EXECUTE FUNCTION access.pick_up_holds();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("teams", "0002_functions"),
        ("intake", "0002_functions"),
        ("involvement", "0002_functions"),
        ("plans", "0002_functions"),
    ]
    operations = [migrations.RunSQL(TRIGGERS)]
