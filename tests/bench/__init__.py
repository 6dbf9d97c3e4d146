"""Measuring: people of the demo, as the programs that measure need them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.test import Client

    from samenhang.access.viewer import Viewer


def viewer_of(name: str) -> "Viewer":
    """This function will give the viewer of a colleague of the demo, by the name of the role card."""
    from samenhang.teams.models import Hat
    from samenhang.teams.queries import as_viewer

    hat = Hat.objects.select_related("professional", "organisation", "team").filter(professional__user__username=name)
    return as_viewer(hat.order_by("id")[:1].get())


def client_of(name: str) -> "Client":
    """This function will give a browser in which a colleague of the demo is signed in."""
    from django.contrib.auth.models import User
    from django.test import Client

    client = Client()
    client.force_login(User.objects.get(username=name))
    session = client.session
    session["second_factor"] = True
    session.save()
    return client
