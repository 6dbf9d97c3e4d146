from django.urls import path

from samenhang.brp import views

app_name = "brp"
DOUBT = "brp/twijfels/<uuid:doubt_id>"
urlpatterns = [
    path("brp/twijfels/", views.doubts, name="doubts"),
    path(f"{DOUBT}/", views.doubt, name="doubt"),
    path(f"{DOUBT}/zoeken/", views.seek, name="seek"),
    path(f"{DOUBT}/oordeel/", views.judge, name="judge"),
]
