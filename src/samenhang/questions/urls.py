from django.urls import path

from samenhang.questions import views

app_name = "questions"
ONE = "snelle-vragen/<uuid:quick_id>"
urlpatterns = [
    path("snelle-vragen/", views.inbox, name="list"),
    path("snelle-vragen/nieuw/", views.ask, name="ask"),
    path("casussen/<uuid:case_id>/snelle-vragen/nieuw/", views.ask_about, name="ask_about"),
    path("snelle-vragen/nakijken/", views.check, name="check"),
    path("snelle-vragen/handig-om-te-weten/", views.known, name="known"),
    path("snelle-vragen/instelling/", views.rule, name="rule"),
    path(f"{ONE}/", views.question, name="question"),
    path(f"{ONE}/oppakken/", views.take, name="take"),
    path(f"{ONE}/antwoorden/", views.say, name="say"),
    path(f"{ONE}/doorgeven/", views.pass_on, name="pass_on"),
    path(f"{ONE}/team/", views.to_team, name="to_team"),
    path(f"{ONE}/sluiten/", views.close, name="close"),
    path(f"{ONE}/bewaren/", views.keep, name="keep"),
]
