"""Addresses of the screens about a household and its case. Each screen has its own part; every act is a resource."""

from django.urls import path

from samenhang.cases.views import case, changes, contact, involved, people, sharing, withdrawing

app_name = "cases"
HOUSEHOLD = "huishoudens/<uuid:household_id>"

# -- the case and its director -------------------------------------------------------------------------------
urlpatterns = [
    path("casussen/<uuid:case_id>/", case.overview, name="case"),
    path("casussen/<uuid:case_id>/regie/", case.direction, name="direction"),
    path("casussen/<uuid:case_id>/leden/", case.add_member, name="add_case_member"),
]

# -- who is involved -----------------------------------------------------------------------------------------
urlpatterns += [
    path(f"{HOUSEHOLD}/betrokken/", involved.colleagues, name="involved"),
    path(f"{HOUSEHOLD}/betrokken/nieuw/", involved.involve, name="involve"),
    path("betrokkenheid/<uuid:involvement_id>/einde/", involved.end, name="end_involvement"),
]

# -- telling and asking --------------------------------------------------------------------------------------
urlpatterns += [
    path(f"{HOUSEHOLD}/delen/", sharing.sharing, name="sharing"),
    path(f"{HOUSEHOLD}/delen/vertellen/", sharing.choose_basis, name="choose_basis"),
    path(f"{HOUSEHOLD}/delen/vertellen/<slug:basis>/", sharing.tell, name="tell"),
    path(f"{HOUSEHOLD}/delen/vragen/", sharing.ask, name="ask"),
    path(f"{HOUSEHOLD}/delen/beroepsgeheim/", sharing.secrecy, name="release_secrecy"),
    path(f"{HOUSEHOLD}/delen/akkoord/", sharing.help_agreement, name="agree_to_help"),
    path(f"{HOUSEHOLD}/delen/afdruk/", sharing.paper, name="sharing_paper"),
    path(f"{HOUSEHOLD}/delen/afdruk/<uuid:person_id>/", sharing.paper, name="sharing_paper_of"),
    path("toestemmingen/<uuid:record_id>/intrekking/", withdrawing.consent, name="withdraw_consent"),
    path("beroepsgeheim/<uuid:record_id>/intrekking/", withdrawing.secrecy, name="withdraw_secrecy"),
    path("hulpakkoorden/<uuid:record_id>/intrekking/", withdrawing.agreement, name="withdraw_agreement"),
    path("mededelingen/<uuid:record_id>/bezwaar/", withdrawing.objection, name="object"),
]

# -- the people of the household -----------------------------------------------------------------------------
urlpatterns += [
    path(f"{HOUSEHOLD}/", people.people, name="people"),
    path(f"{HOUSEHOLD}/adres/", contact.of_household, name="household_contact"),
    path(f"{HOUSEHOLD}/mensen/toevoegen/", people.add_member, name="add_member"),
    path(f"{HOUSEHOLD}/mensen/toevoegen/<uuid:person_id>/", people.add_found, name="add_found"),
    path(f"{HOUSEHOLD}/mensen/nieuw/", people.add_new, name="add_new"),
    path(f"{HOUSEHOLD}/mensen/<uuid:person_id>/contact/", contact.of_person, name="person_contact"),
    path(f"{HOUSEHOLD}/mensen/<uuid:person_id>/bsn/", people.show_bsn, name="show_bsn"),
    path(f"{HOUSEHOLD}/relaties/nieuw/", people.relate, name="relate"),
]

# -- what changes in the household ---------------------------------------------------------------------------
urlpatterns += [
    path(f"{HOUSEHOLD}/tijdlijn/", changes.timeline, name="timeline"),
    path(f"{HOUSEHOLD}/veranderingen/", changes.choose, name="changes"),
    path(f"{HOUSEHOLD}/veranderingen/partner/zoeken/", changes.find_partner, name="find_partner"),
    path(f"{HOUSEHOLD}/veranderingen/partner/<uuid:person_id>/", changes.known_partner, name="known_partner"),
    path(f"{HOUSEHOLD}/veranderingen/<slug:kind>/", changes.change, name="change"),
]
