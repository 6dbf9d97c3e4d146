"""What every reader may do to the screen itself; open to all, for it shows nobody's data."""

from django.urls import path
from django.views.i18n import set_language

from samenhang.kit import screen

app_name = "kit"
urlpatterns = [
    path("scherm/dichtheid/", screen.choose_density, name="density"),
    path("scherm/taal/", set_language, name="language"),
    path("scherm/aangemeld-blijven/", screen.stay, name="stay"),
]
for address in urlpatterns:
    address.callback.permission = None  # type: ignore[attr-defined]  # as access.may.public, which lies above
