from django.urls import path

from samenhang.data_rights import views, views_overview, views_retention, views_rights

app_name = "data_rights"
urlpatterns = [
    path("huishoudens/<uuid:household_id>/inzage/", views.looks, name="looks"),
    path("huishoudens/<uuid:household_id>/inzage/afdruk/", views.paper, name="paper"),
    path("huishoudens/<uuid:household_id>/rechten/", views_rights.rights, name="rights"),
    path("huishoudens/<uuid:household_id>/rechten/nieuw/<slug:right>/", views_rights.ask, name="ask"),
    path("rechten/<uuid:asked_id>/", views_rights.request_page, name="request"),
    path("rechten/<uuid:asked_id>/bestand/", views_rights.make_file, name="make_file"),
    path("rechten/<uuid:asked_id>/overhandiging/", views_rights.hand_over, name="hand_over"),
    path("rechten/<uuid:asked_id>/verlenging/", views_rights.extend, name="extend"),
    path("rechten/<uuid:asked_id>/antwoord/", views_rights.answer, name="answer"),
    path("rechten/<uuid:asked_id>/stoppen/<uuid:notice_id>/", views_rights.stop_sharing, name="stop_sharing"),
    path("rechten/<uuid:asked_id>/intrekking/", views_rights.withdraw, name="withdraw"),
    path("privacy/rechten/", views_overview.overview, name="overview"),
    path("privacy/vernietiging/", views_retention.proposals, name="proposals"),
    path("privacy/vernietiging/<slug:number>/", views_retention.proposal, name="proposal"),
    path("privacy/vernietiging/<slug:number>/besluit/", views_retention.decide, name="decide"),
    path("privacy/bewaartermijnen/", views_retention.table, name="retention"),
    path("privacy/bewaartermijnen/<slug:code>/", views_retention.rule, name="rule"),
    path("privacy/bewaartermijnen/<slug:code>/voorstel/", views_retention.propose, name="propose_rule"),
    path("privacy/bewaartermijnen/<slug:code>/instemming/", views_retention.agree, name="agree_rule"),
]
