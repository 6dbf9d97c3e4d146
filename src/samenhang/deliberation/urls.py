from django.urls import path

from samenhang.deliberation.views import asking, one, seating, session

app_name = "deliberation"
ONE = "beraden/<uuid:deliberation_id>"
urlpatterns = [
    path("beraden/", one.listing, name="list"),
    path("beraden/nieuw/", asking.ask, name="ask"),
    path("casussen/<uuid:case_id>/beraden/nieuw/", asking.ask_for, name="ask_for"),
    path("casussen/<uuid:case_id>/lichte-beraden/nieuw/", asking.reflect, name="reflect"),
    path("lichte-beraden/<uuid:reflection_id>/", asking.reflection, name="reflection"),
    path("beraden/begeleiders/", seating.trained, name="trained"),
    path("beraden/begeleiders/<uuid:trained_id>/einde/", seating.end_training, name="end_training"),
    path(f"{ONE}/", one.one, name="one"),
    path(f"{ONE}/tekst/", asking.rewrite, name="rewrite"),
    path(f"{ONE}/tekst/controle/", asking.check, name="check"),
    path(f"{ONE}/intrekking/", asking.withdraw, name="withdraw"),
    path(f"{ONE}/begeleider/", seating.ask_to_lead, name="ask_to_lead"),
    path(f"{ONE}/begeleider/antwoord/", seating.answer_lead, name="answer_lead"),
    path(f"{ONE}/begeleider/einde/", seating.end_lead, name="end_lead"),
    path(f"{ONE}/deelnemers/", seating.invite, name="invite"),
    path(f"{ONE}/deelnemers/antwoord/", seating.answer_seat, name="answer_seat"),
    path(f"{ONE}/deelnemers/uitstappen/", seating.step_out, name="step_out"),
    path(f"{ONE}/deelnemers/<uuid:seat_id>/einde/", seating.end_seat, name="end_seat"),
    path(f"{ONE}/zitting/", session.session, name="session"),
    path(f"{ONE}/zitting/stap/", session.begin, name="begin"),
    path(f"{ONE}/zitting/gezegd/", session.said, name="said"),
    path(f"{ONE}/zitting/regels/<uuid:line_id>/doorhaling/", session.strike, name="strike"),
    path(f"{ONE}/zitting/conclusie/", session.conclude, name="conclude"),
    path(f"{ONE}/zitting/einde/", session.close, name="close"),
    path(f"{ONE}/casus/", one.land, name="land"),
    path(f"{ONE}/daarna/", one.aftermath, name="aftermath"),
    path(f"{ONE}/verslag/", one.report, name="report"),
]
