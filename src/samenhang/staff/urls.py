from django.urls import path

from samenhang.staff.views import accepting, ending, forgetting, inviting, people, places

app_name = "staff"
A_COLLEAGUE = "beheer/medewerkers/<uuid:colleague_id>/"
A_ROLE = "beheer/rollen/<uuid:worn_id>/"
urlpatterns = [
    path("beheer/medewerkers/", people.listed, name="people"),
    path("beheer/medewerkers/zoeken/", people.search, name="search"),
    path("beheer/medewerkers/uitnodigen/", inviting.invite, name="invite"),
    path(A_COLLEAGUE, people.colleague, name="colleague"),
    path(f"{A_COLLEAGUE}gegevens/", people.details, name="details"),
    path(f"{A_COLLEAGUE}geschiedenis/", people.history, name="history"),
    path(f"{A_COLLEAGUE}rol/", inviting.give_role, name="give_role"),
    path(f"{A_COLLEAGUE}uitnodiging/", inviting.again, name="invite_again"),
    path(f"{A_COLLEAGUE}uitnodiging/intrekken/", inviting.withdraw, name="withdraw"),
    path(f"{A_COLLEAGUE}schorsen/", ending.suspend, name="suspend"),
    path(f"{A_COLLEAGUE}schorsing-opheffen/", ending.lift, name="lift"),
    path(f"{A_ROLE}overdragen/", ending.hand_on, name="hand_on"),
    path(f"{A_ROLE}overdragen/gesloten/", ending.hand_on_shut, name="hand_on_shut"),
    path(f"{A_ROLE}stoppen/", ending.end_work, name="end_work"),
    path("beheer/vertrokken/", forgetting.listed, name="leaving"),
    path("beheer/vertrokken/<uuid:proposal_id>/", forgetting.one, name="leaving_one"),
    path("beheer/vertrokken/<uuid:proposal_id>/besluit/", forgetting.decide, name="decide_leaving"),
    path("beheer/organisaties/", places.listed, name="places"),
    path("beheer/organisaties/nieuw/", places.add, name="add_place"),
    path("beheer/organisaties/<uuid:organisation_id>/", places.change, name="change_place"),
    path("beheer/organisaties/<uuid:organisation_id>/stoppen/", places.end, name="end_place"),
    path("beheer/organisaties/<uuid:organisation_id>/team/", places.add_squad, name="add_squad"),
    path("beheer/teams/<uuid:team_id>/", places.change_squad, name="change_squad"),
    path("uitnodiging/<str:secret>/", accepting.accept, name="accept"),
]
