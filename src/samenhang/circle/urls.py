from django.urls import path

from samenhang.circle import views

app_name = "circle"
urlpatterns = [
    path("eigen-kring/", views.mine, name="mine"),
    path("eigen-kring/<uuid:circle_id>/klopt-niet/", views.doubt, name="doubt"),
    path("eigen-kring/collega/", views.shield, name="shield"),
    path("privacy/eigen-kring/", views.register, name="register"),
    path("privacy/eigen-kring/<uuid:circle_id>/beeindigen/", views.end, name="end"),
]
