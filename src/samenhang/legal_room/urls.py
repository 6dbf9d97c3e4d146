from django.urls import path

from samenhang.legal_room import views

app_name = "legal_room"
urlpatterns = [
    path("ruimte-in-de-wet/", views.listing, name="list"),
    path("ruimte-in-de-wet/vragen/", views.questions, name="questions"),
    path("ruimte-in-de-wet/vragen/nieuw/", views.ask, name="ask"),
    path("ruimte-in-de-wet/vragen/<uuid:legal_question_id>/", views.question, name="question"),
    path("ruimte-in-de-wet/juristen/", views.jurists, name="jurists"),
    path("ruimte-in-de-wet/juristen/<uuid:jurist_id>/einde/", views.end_jurist, name="end_jurist"),
    path("ruimte-in-de-wet/<uuid:legal_answer_id>/", views.answer, name="answer"),
    path("ruimte-in-de-wet/<uuid:legal_answer_id>/gelezen/", views.have_read, name="have_read"),
    path("ruimte-in-de-wet/<uuid:legal_answer_id>/twijfel/", views.doubt, name="doubt"),
    path("ruimte-in-de-wet/<uuid:legal_answer_id>/oordeel/", views.judge, name="judge"),
    path("casussen/<uuid:case_id>/ruimte-in-de-wet/", views.for_case, name="for_case"),
    path("casussen/<uuid:case_id>/ruimte-in-de-wet/vragen/nieuw/", views.ask_for, name="ask_for"),
    path("casussen/<uuid:case_id>/ruimte-in-de-wet/<uuid:legal_answer_id>/gebruik/", views.use, name="use"),
]
