from django.urls import path

from samenhang.meetings import views

app_name = "meetings"
urlpatterns = [
    path("casussen/<uuid:case_id>/logboek/", views.logbook, name="logbook"),
    path("casussen/<uuid:case_id>/logboek/nieuw/", views.write, name="write"),
    path("casussen/<uuid:case_id>/logboek/laatste/", views.panel, name="panel"),
    path("casussen/<uuid:case_id>/logboek/afdruk/", views.paper, name="paper"),
    path("casussen/<uuid:case_id>/logboek/<uuid:entry_id>/verbetering/", views.correct, name="correct"),
]
