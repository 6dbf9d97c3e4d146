from django.urls import path

from samenhang.passing.views import benefits, envelopes

app_name = "passing"
ENVELOPE = "doorgegeven-zorgen/<uuid:envelope_id>"
urlpatterns = [
    path("doorgegeven-zorgen/", envelopes.inbox, name="list"),
    path("doorgegeven-zorgen/vragen/", envelopes.questions, name="questions"),
    path("doorgegeven-zorgen/vragen/nieuw/", envelopes.ask, name="ask"),
    path("doorgegeven-zorgen/vragen/<uuid:question_id>/", envelopes.question, name="question"),
    path("doorgegeven-zorgen/nieuw/<slug:source>/<uuid:from_id>/", envelopes.pass_on, name="pass_on"),
    path(f"{ENVELOPE}/", envelopes.envelope_page, name="envelope"),
    path(f"{ENVELOPE}/opening/", envelopes.open_envelope, name="open"),
    path(f"{ENVELOPE}/intrekking/", envelopes.withdraw, name="withdraw"),
    path(f"{ENVELOPE}/toezegging/", envelopes.promise, name="promise"),
    path(f"{ENVELOPE}/uitkomst/", envelopes.outcome, name="outcome"),
    path(f"{ENVELOPE}/teruggave/", envelopes.give_back, name="give_back"),
    path("huishoudens/<uuid:household_id>/doorgegeven-zorgen/", envelopes.of_household, name="of_household"),
    path("huishoudens/<uuid:household_id>/uitkeringen/", benefits.benefits, name="benefits"),
    path("huishoudens/<uuid:household_id>/uitkeringen/nieuw/", benefits.record_benefit, name="record_benefit"),
    path("huishoudens/<uuid:household_id>/doorgegeven-zorgen/deel/", envelopes.panel, name="panel"),
]
