from django.urls import path

from samenhang.stops.views import cases, kinds, sending

app_name = "stops"
STOP = "voorgenomen-stops/<uuid:stop_id>"
CASE = "casussen/<uuid:case_id>/voorgenomen-stops"
LAID = f"{CASE}/<uuid:laid_id>"
urlpatterns = [
    path("voorgenomen-stops/", sending.box, name="list"),
    path("voorgenomen-stops/nieuw/", sending.send, name="send"),
    path("voorgenomen-stops/op-mijn-casussen/", cases.mine, name="mine"),
    path("voorgenomen-stops/cijfers/", kinds.figures, name="figures"),
    path("voorgenomen-stops/soorten/", kinds.kinds, name="kinds"),
    path("voorgenomen-stops/soorten/<slug:code>/", kinds.kind, name="kind"),
    path(f"{STOP}/", sending.stop, name="stop"),
    path(f"{STOP}/dag/", sending.move, name="move"),
    path(f"{STOP}/intrekking/", sending.withdraw, name="withdraw"),
    path(f"{STOP}/besluit/", sending.decide, name="decide"),
    path(f"{STOP}/uitkomst/", sending.outcome, name="outcome"),
    path(f"{STOP}/loket/", sending.at_desk, name="at_desk"),
    path(f"{STOP}/voorleggen/", sending.lay_again, name="lay_again"),
    path(f"{CASE}/", cases.of_case, name="of_case"),
    path(f"{CASE}/nieuw/", cases.send_within, name="send_within"),
    path(f"{CASE}/niet-gevraagd/", cases.unasked, name="unasked"),
    path(f"{LAID}/", cases.laid, name="laid"),
    path(f"{LAID}/antwoord/", cases.answer, name="answer"),
    path(f"{LAID}/afspraak/", cases.take_in, name="take_in"),
    path(f"{LAID}/vervolg/", cases.later, name="later"),
    path(f"{LAID}/blad/", cases.paper, name="paper"),
]
