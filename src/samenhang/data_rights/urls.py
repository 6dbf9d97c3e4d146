from django.urls import path

from samenhang.data_rights import views

app_name = "data_rights"
urlpatterns = [
    path("huishoudens/<uuid:household_id>/inzage/", views.looks, name="looks"),
    path("huishoudens/<uuid:household_id>/inzage/afdruk/", views.paper, name="paper"),
]
