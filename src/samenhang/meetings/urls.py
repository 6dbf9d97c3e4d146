from django.urls import path

from samenhang.meetings import views
from samenhang.meetings.views import agenda, conferences, record, series, table

app_name = "meetings"
MEETING = "overleg/<uuid:conference_id>/"
SERIES = "overleg/reeksen/<uuid:series_id>/"
SLOT = "overleg/plekken/<uuid:slot_id>/"
urlpatterns = [
    path("casussen/<uuid:case_id>/logboek/", views.logbook, name="logbook"),
    path("casussen/<uuid:case_id>/logboek/nieuw/", views.write, name="write"),
    path("casussen/<uuid:case_id>/logboek/laatste/", views.panel, name="panel"),
    path("casussen/<uuid:case_id>/logboek/afdruk/", views.paper, name="paper"),
    path("casussen/<uuid:case_id>/logboek/<uuid:entry_id>/verbetering/", views.correct, name="correct"),
    # -- meetings on cases, and the layers above ---------------------------------------------------------------
    path("overleg/", conferences.listing, name="conferences"),
    path("overleg/nieuw/", conferences.plan, name="plan_conference"),
    path(SERIES, series.one, name="series"),
    path(f"{SERIES}volgende/", series.next_one, name="next_one"),
    path(f"{SERIES}deelnemers/", conferences.series_participants, name="series_participants"),
    path(f"{SERIES}wijziging/", series.change, name="change_series"),
    path(f"{SERIES}einde/", series.stop, name="stop_series"),
    path(MEETING, conferences.conference, name="conference"),
    path(f"{MEETING}wijziging/", conferences.change, name="change_conference"),
    path(f"{MEETING}rol/", conferences.role, name="role"),
    path(f"{MEETING}stap/", conferences.step, name="step"),
    path(f"{MEETING}afgelasting/", conferences.cancel, name="cancel"),
    path(f"{MEETING}aanwezigheid/", conferences.presence, name="presence"),
    path(f"{MEETING}deelnemers/", conferences.participants, name="participants"),
    path(f"{MEETING}voorstellen/", agenda.proposals, name="proposals"),
    path(f"{MEETING}themas/nieuw/", agenda.theme, name="theme"),
    path(f"{MEETING}muur/", table.wall_start, name="wall_start"),
    path(f"{MEETING}verslag/", record.record, name="record"),
    path(f"{MEETING}afdrukken/", record.make_copy, name="make_copy"),
    path(f"{MEETING}afdrukken/<uuid:copy_id>/", record.copy, name="copy"),
    path(SLOT, table.slot, name="slot"),
    path(f"{SLOT}stap/", agenda.step, name="slot_step"),
    path(f"{SLOT}verplaatsing/", agenda.move, name="move_item"),
    path(f"{SLOT}anderen/", table.others, name="others"),
    path(f"{SLOT}aantekening/", table.note, name="note"),
    path(f"{SLOT}besluiten/", table.decide, name="decide"),
    path(f"{SLOT}acties/", table.agree, name="agree_action"),
    path(f"{SLOT}regels/", table.line, name="theme_line"),
    path(f"{SLOT}muur/", table.wall, name="wall"),
    path(f"{SLOT}muur/deel/", table.wall_part, name="wall_part"),
    path("overleg/uitkomsten/<uuid:outcome_id>/gevolg/", table.result, name="result"),
    path("casussen/<uuid:case_id>/agenda/nieuw/", agenda.put, name="put_on_agenda"),
    path("casussen/<uuid:case_id>/agenda/<uuid:item_id>/", agenda.change, name="change_item"),
]
