from django.urls import path

from samenhang.teams import views

app_name = "teams"
urlpatterns = [
    path("rol/", views.choose_hat, name="choose_hat"),
    path("rol/dragen/", views.wear_hat, name="wear_hat"),
    path("afmelden/", views.sign_out, name="sign_out"),
]
