from django.urls import path

from samenhang.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("wat-op-u-wacht/", views.waits, name="waits"),
    path("collegas/", views.colleagues, name="colleagues"),
]
