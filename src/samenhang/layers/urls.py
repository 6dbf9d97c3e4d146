from django.urls import path

from samenhang.layers.views import hiding, moving, reading, telling, watching

app_name = "layers"
HOME = "huishoudens/<uuid:household_id>/"
RECORD = "<slug:record_kind>/<uuid:record_id>/"
urlpatterns = [
    path(f"{HOME}lezers/", reading.who_reads, name="who_reads"),
    path(f"{HOME}verplaatsen/{RECORD}", moving.move, name="move"),
    path(f"{HOME}verplaatsen/{RECORD}lezers/", moving.compare, name="compare"),
    path(f"{HOME}niet-zichtbaar/{RECORD}", hiding.hide, name="hide"),
    path(f"{HOME}niet-zichtbaar/{RECORD}laten-zien/", hiding.show, name="show"),
    path(f"{HOME}niet-zichtbaar/{RECORD}antwoord/", hiding.answer, name="answer"),
    path(f"{HOME}verhaal/", telling.story, name="story"),
    path(f"{HOME}verhaal/nieuw/", telling.tell, name="tell"),
    path(f"{HOME}verhaal/<uuid:words_id>/klopt-nog/", telling.confirm, name="confirm"),
    path(f"{HOME}verhaal/<uuid:words_id>/overnemen/", telling.take_over, name="take_over"),
    path("privacy/verborgen/", watching.watched, name="watched"),
    path("privacy/verborgen/<uuid:hiding_id>/", watching.watched_one, name="watched_one"),
    path("privacy/verborgen/<uuid:hiding_id>/vraag/", watching.remark, name="remark"),
]
