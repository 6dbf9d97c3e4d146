from django.urls import path

from samenhang.passing import views

app_name = "passing"
ENVELOPE = "doorgegeven-zorgen/<uuid:envelope_id>"
urlpatterns = [
    path("doorgegeven-zorgen/", views.inbox, name="list"),
    path("doorgegeven-zorgen/vragen/", views.questions, name="questions"),
    path("doorgegeven-zorgen/vragen/nieuw/", views.ask, name="ask"),
    path("doorgegeven-zorgen/vragen/<uuid:question_id>/", views.question, name="question"),
    path("doorgegeven-zorgen/nieuw/<slug:source>/<uuid:from_id>/", views.pass_on, name="pass_on"),
    path(f"{ENVELOPE}/", views.envelope_page, name="envelope"),
    path(f"{ENVELOPE}/opening/", views.open_envelope, name="open"),
    path(f"{ENVELOPE}/intrekking/", views.withdraw, name="withdraw"),
    path(f"{ENVELOPE}/toezegging/", views.promise, name="promise"),
    path(f"{ENVELOPE}/uitkomst/", views.outcome, name="outcome"),
    path(f"{ENVELOPE}/teruggave/", views.give_back, name="give_back"),
    path("huishoudens/<uuid:household_id>/doorgegeven-zorgen/", views.of_household, name="of_household"),
    path("huishoudens/<uuid:household_id>/doorgegeven-zorgen/deel/", views.panel, name="panel"),
]
