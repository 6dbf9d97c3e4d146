from typing import TYPE_CHECKING
from urllib.parse import urlencode
from uuid import UUID

from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from samenhang.access.viewer import Viewer
    from samenhang.cases.models import Case
    from samenhang.people.models import Household


class IntakeConfig(AppConfig):
    name = "samenhang.intake"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """This function will put the queue and the referrals in the top bar, and a household's requests in its tabs.

        Clocks of the law can guard both.
        """
        from samenhang.intake import handing
        from samenhang.teams import hooks

        hooks.held.register(handing.held)
        hooks.handing_on.register(handing.hand_on)
        from samenhang.cases.changes import requests
        from samenhang.cases.frame import Tab, add_tab
        from samenhang.intake import telling
        from samenhang.intake.queries.clocks import find_referral, find_request
        from samenhang.kit.nav import NavItem, register
        from samenhang.layers.kinds import add_teller
        from samenhang.people.questions import add_question
        from samenhang.terms.guarded import Kind, add_kind

        register(NavItem(_("Hulpvragen"), "intake:queue", permission="intake.queue", order=20, icon="inbox"))
        register(NavItem(_("Verwijzingen"), "intake:referrals", permission="intake.referrals", order=30, icon="send"))
        add_kind("request", Kind(_("hulpvraag"), find_request, "intake:request"))
        add_kind("referral", Kind(_("verwijzing"), find_referral, "intake:referral"))
        requests.register(_begins)
        add_teller("intake", telling.tells)
        asked = "EXISTS (SELECT 1 FROM intake_request r WHERE r.household_id = %(home)s)"
        add_question("intake.requests", asked, permission="intake.read")
        add_tab(Tab("requests", _("Hulpvragen"), _address, "intake.read", 25))


def _address(household: "Household", case: "Case | None") -> str | None:
    """The tab stands only where the viewer reads a request; the database says so."""
    from samenhang.intake.models import Request
    from samenhang.people import questions

    reads = questions.known(household.id, "intake.requests")
    if not (Request.objects.filter(household_id=household.id).exists() if reads is None else reads):
        return None
    return reverse("intake:of_household", args=[household.id])


def _begins(viewer: "Viewer", person_id: UUID) -> str:
    """A request about somebody who left a household begins where every request does."""
    if not viewer.may("intake.receive"):
        return ""
    return f"{reverse('intake:receive')}?{urlencode({'about': str(person_id)})}"
