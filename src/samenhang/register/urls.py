from django.urls import path

from samenhang.register import views

app_name = "register"
urlpatterns = [path("zoeken/", views.search, name="search")]
