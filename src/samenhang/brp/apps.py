from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BrpConfig(AppConfig):
    name = "samenhang.brp"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the lists that wait to be judged in the access desk's top bar."""
        from samenhang.kit.nav import NavItem, register
        from samenhang.kit.reclosing import Sealed, keeps_closed

        register(
            NavItem(_("BRP nakijken"), "brp:doubts", permission="brp.judge", order=80, icon="list-checks", group="keep")
        )
        keeps_closed(Sealed("bsn", "people_brprecord", "says_sealed", id="person_id", more=b"says"))
        keeps_closed(Sealed("bsn", "people_brpdoubt", "fields_sealed"))
        keeps_closed(Sealed("bsn", "brp_answer", "content_sealed"))
