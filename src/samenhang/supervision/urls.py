from django.urls import path

from samenhang.supervision import views

app_name = "supervision"
urlpatterns = [
    path("toezicht/", views.log, name="log"),
    path("toezicht/rapport/", views.report, name="report"),
    path("privacy/inzages/", views.findings, name="findings"),
    path("privacy/inzages/zoeken/", views.look, name="look"),
    path("privacy/inzages/<uuid:finding_id>/", views.finding, name="finding"),
    path("privacy/inzages/<uuid:finding_id>/vragen/", views.ask, name="ask"),
    path("privacy/inzages/<uuid:finding_id>/oordeel/", views.judge, name="judge"),
    path("privacy/inzages/vragen/<uuid:question_id>/antwoord/", views.answer, name="answer"),
    path("privacy/inzages/regels/<slug:code>/", views.switch, name="switch"),
    path("privacy/beschermd/", views.watches, name="watches"),
    path("privacy/beschermd/<uuid:watch_id>/stoppen/", views.end_watch, name="end_watch"),
]
