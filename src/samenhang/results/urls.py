from django.urls import path

from samenhang.results import views

app_name = "results"
CASE = "casussen/<uuid:case_id>/doorbraken"
urlpatterns = [
    path("doorbraken/", views.due, name="due"),
    path(f"{CASE}/", views.of_case, name="of_case"),
    path(f"{CASE}/nieuw/", views.record_one, name="record"),
    path(f"{CASE}/<uuid:breakthrough_id>/terugblik/", views.look_back, name="look_back"),
]
