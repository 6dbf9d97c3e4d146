"""Addresses of the screens about a household and its case. Each screen has its own part; every act is a resource."""

from django.urls import path

from samenhang.cases.views import (
    advice,
    asking,
    beside,
    brp,
    case,
    changes,
    consents,
    contact,
    desk_doubles,
    guests,
    identity,
    inviting,
    involved,
    names,
    needs,
    people,
    proposing,
    registered,
    same,
    sharing,
    together,
    withdrawing,
    without,
)

app_name = "cases"
HOUSEHOLD = "huishoudens/<uuid:household_id>"
PERSON = f"{HOUSEHOLD}/mensen/<uuid:person_id>"

# -- the case and its director -------------------------------------------------------------------------------
urlpatterns = [
    path("casussen/<uuid:case_id>/", case.overview, name="case"),
    path("casussen/<uuid:case_id>/samen-verder/", together.together, name="together"),
    path("casussen/<uuid:case_id>/regie/", case.direction, name="direction"),
    path("regie/<uuid:proposal_id>/", proposing.proposal, name="proposal"),
    path("regie/<uuid:proposal_id>/ja/", proposing.take, name="take_direction"),
    path("regie/<uuid:proposal_id>/nee/", proposing.refuse, name="refuse_direction"),
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
    path(f"{HOUSEHOLD}/delen/mensen/<uuid:person_id>/", consents.of_person, name="consents_of"),
    path(f"{HOUSEHOLD}/delen/zonder-toestemming/", without.listed, name="without"),
    path(f"{HOUSEHOLD}/delen/zonder-toestemming/nieuw/", without.share, name="share_without"),
    path("delen/aandacht/", consents.attention, name="sharing_attention"),
    path("delen/zonder-toestemming/<uuid:record_id>/", without.shown, name="without_one"),
    path("delen/zonder-toestemming/<uuid:record_id>/akkoord/", without.opinion, name="without_opinion"),
    path("delen/zonder-toestemming/<uuid:record_id>/verteld/", without.told, name="without_told"),
    path("delen/zonder-toestemming/<uuid:record_id>/herziening/", without.review, name="without_review"),
    path("toestemmingen/<uuid:record_id>/intrekking/", withdrawing.consent, name="withdraw_consent"),
    path("beroepsgeheim/<uuid:record_id>/intrekking/", withdrawing.secrecy, name="withdraw_secrecy"),
    path("hulpakkoorden/<uuid:record_id>/intrekking/", withdrawing.agreement, name="withdraw_agreement"),
    path("mededelingen/<uuid:record_id>/bezwaar/", withdrawing.objection, name="object"),
]

# -- may I share this? ---------------------------------------------------------------------------------------
urlpatterns += [
    path("mag-ik-delen/", advice.page, name="advice"),
    path("mag-ik-delen/afdruk/", advice.paper, name="advice_paper"),
    path(f"{HOUSEHOLD}/delen/mag-dit/", advice.of_household, name="advice_here"),
    path(f"{HOUSEHOLD}/delen/mag-dit/deel/", advice.panel, name="advice_panel"),
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
    path(f"{HOUSEHOLD}/mensen/<uuid:person_id>/brp/", brp.of_member, name="brp"),
    path(f"{HOUSEHOLD}/mensen/<uuid:person_id>/brp/adres/", brp.take_address, name="take_brp_address"),
    path(f"{HOUSEHOLD}/mensen/brp/", registered.register_says, name="register_says"),
    path(f"{HOUSEHOLD}/relaties/nieuw/", people.relate, name="relate"),
    path(f"{PERSON}/gegevens/", identity.identity, name="identity"),
    path(f"{PERSON}/namen/", names.names, name="names"),
    path(f"{PERSON}/namen/<uuid:name_id>/weg/", names.remove, name="remove_name"),
]

# -- one human being on record twice -------------------------------------------------------------------------
urlpatterns += [
    path(f"{PERSON}/dubbel/", same.doubles, name="doubles"),
    path(f"{PERSON}/dubbel/toegang/", same.ask, name="ask_desk"),
    path(f"{PERSON}/dubbel/<uuid:other_id>/", same.beside, name="beside"),
    path(f"{PERSON}/dubbel/<uuid:other_id>/losmaken/", same.unlink, name="unlink"),
    path(f"{PERSON}/dubbel/<uuid:other_id>/niet-dezelfde/", same.tell_apart, name="tell_apart"),
    path(f"{PERSON}/dubbel/<uuid:other_id>/niet-dezelfde/intrekking/", same.take_back_apart, name="take_back_apart"),
    path("mogelijk-dubbel/", desk_doubles.possible_doubles, name="possible_doubles"),
    path("mogelijk-dubbel/<uuid:question_id>/", desk_doubles.possible_double, name="possible_double"),
]

# -- who stands beside them ----------------------------------------------------------------------------------
urlpatterns += [
    path(f"{HOUSEHOLD}/wie-staat-erbij/", beside.standing, name="standing"),
    path(f"{HOUSEHOLD}/wie-staat-erbij/deel/", beside.standing_panel, name="standing_panel"),
    path(f"{HOUSEHOLD}/netwerk/", beside.network, name="network"),
    path(f"{PERSON}/wat-helpt/", needs.needs, name="needs"),
    path(f"{PERSON}/netwerk/nieuw/", beside.add_acquaintance, name="add_acquaintance"),
    path("netwerk/<uuid:acquaintance_id>/wijzigen/", beside.change_acquaintance, name="change_acquaintance"),
    path("netwerk/<uuid:acquaintance_id>/einde/", beside.end_acquaintance, name="end_acquaintance"),
    path(f"{PERSON}/ondersteuning/nieuw/", beside.offer_support, name="offer_support"),
    path(f"{PERSON}/ondersteuners/nieuw/", beside.add_supporter, name="add_supporter"),
    path("ondersteuners/<uuid:supporter_id>/einde/", beside.end_support, name="end_support"),
    path(f"{PERSON}/vertegenwoordigers/nieuw/", beside.represent, name="represent"),
    path("vertegenwoordigers/<uuid:representative_id>/einde/", beside.end_representation, name="end_representation"),
    path("vertegenwoordigers/<uuid:representative_id>/documenten/nieuw/", beside.add_document, name="add_document"),
    path("documenten/<uuid:document_id>/", beside.document, name="representative_document"),
]

# -- what changes in the household ---------------------------------------------------------------------------
urlpatterns += [
    path(f"{HOUSEHOLD}/tijdlijn/", changes.timeline, name="timeline"),
    path(f"{HOUSEHOLD}/veranderingen/", changes.choose, name="changes"),
    path(f"{HOUSEHOLD}/veranderingen/partner/zoeken/", changes.find_partner, name="find_partner"),
    path(f"{HOUSEHOLD}/veranderingen/partner/<uuid:person_id>/", changes.known_partner, name="known_partner"),
    path(f"{HOUSEHOLD}/veranderingen/<slug:kind>/", changes.change, name="change"),
]

# -- guests, and who asks to be let in -----------------------------------------------------------------------
GUEST = "gast/<uuid:invitation_id>/"
urlpatterns += [
    path(f"{HOUSEHOLD}/gasten/nieuw/", inviting.invite_guest, name="invite_guest"),
    path(f"{HOUSEHOLD}/gasten/voorstel/", inviting.propose_guest, name="propose_guest"),
    path("gast/", guests.guests, name="guests"),
    path(GUEST, guests.guest, name="guest"),
    path(f"{GUEST}ja/", guests.accept, name="accept_invitation"),
    path(f"{GUEST}nee/", guests.decline, name="decline_invitation"),
    path(f"{GUEST}einde/", guests.end, name="end_stay"),
    path(f"{GUEST}meer/", guests.more, name="guest_more"),
    path("toegang-vragen/", asking.ask_in, name="ask_in"),
    path("toegangsvragen/", asking.asked_in, name="asked_in"),
    path("toegangsvragen/<uuid:asked_id>/", asking.answer, name="answer_asked"),
]
