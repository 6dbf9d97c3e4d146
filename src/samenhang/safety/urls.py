from django.urls import path

from samenhang.safety.views import emergency, privacy, visits

app_name = "safety"
urlpatterns = [
    path("noodinzage/", emergency.begin, name="begin"),
    path("noodinzage/<uuid:break_glass_id>/", emergency.mine, name="mine"),
    path("noodinzage/<uuid:break_glass_id>/stoppen/", emergency.stop, name="stop"),
    path("noodinzage/<uuid:break_glass_id>/antwoord/", emergency.reply, name="reply"),
    path("noodinzage/gezien/<uuid:opened_id>/", emergency.take_notice, name="take_notice"),
    path("privacy/noodinzages/", privacy.watched, name="watched"),
    path("privacy/noodinzages/<uuid:break_glass_id>/", privacy.watched_one, name="watched_one"),
    path("privacy/noodinzages/<uuid:break_glass_id>/beoordelen/", privacy.review, name="review"),
    path("huishoudens/<uuid:household_id>/huisbezoek/", visits.warnings, name="visits"),
    path("huishoudens/<uuid:household_id>/huisbezoek/afdruk/", visits.paper, name="visit_paper"),
    path("huishoudens/<uuid:household_id>/huisbezoek/nieuw/", visits.warn, name="warn"),
    path("huishoudens/<uuid:household_id>/huisbezoek/<uuid:warning_id>/verlengen/", visits.renew, name="renew"),
    path("huishoudens/<uuid:household_id>/huisbezoek/<uuid:warning_id>/weghalen/", visits.end, name="end"),
]
