from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class StaffConfig(AppConfig):
    name = "samenhang.staff"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the manager's screens in the top bar."""
        from samenhang.data_rights.hooks import carrying_out, proposing
        from samenhang.kit import waiting
        from samenhang.kit.nav import NavItem, register
        from samenhang.staff import leaving, tasks

        proposing.register(tasks.propose)
        carrying_out.register(tasks.forget)

        register(NavItem(_("Medewerkers"), "staff:people", permission="staff.see", order=80, icon="user-plus"))
        register(
            NavItem(
                _("Organisaties"), "staff:places", permission="staff.manage", order=85, icon="building-2", group="keep"
            )
        )
        register(
            NavItem(
                _("Vertrokken collega’s"),
                "staff:leaving",
                permission="staff.see_leaving",
                order=82,
                icon="trash-2",
                group="keep",
            )
        )
        waiting.register(
            waiting.Waiting(
                key="leaving",
                title=_("Vertrokken collega’s"),
                one=_("account wacht op een besluit"),
                many=_("accounts wachten op een besluit"),
                none=_("Er wacht niets."),
                url_name="staff:leaving",
                permission="staff.decide_leaving",
                count=lambda viewer, _at: leaving.waiting(viewer),
                order=85,
                icon="trash-2",
            )
        )
