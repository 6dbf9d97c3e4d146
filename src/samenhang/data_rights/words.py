"""The log in plain words: what somebody did, as a sentence after their name. Unknown acts get a plain one too."""

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenhang.audit.models import Event

type Words = str | Promise

THINGS: dict[str, Words] = {
    "circle": gettext_lazy("de eigen kring van een medewerker"),
    "brp": gettext_lazy("wat de basisregistratie zegt"),
    "cases": gettext_lazy("de casus"),
    "consent": gettext_lazy("wat er over delen is verteld en gevraagd"),
    "conversations": gettext_lazy("de gesprekken"),
    "data_rights": gettext_lazy("wie er heeft gekeken"),
    "home": gettext_lazy("een lijst met casussen"),
    "intake": gettext_lazy("de hulpvraag"),
    "involvement": gettext_lazy("wie er betrokken is"),
    "layers": gettext_lazy("wat er is opgeschreven"),
    "meetings": gettext_lazy("het logboek"),
    "passing": gettext_lazy("de zorg die is doorgegeven"),
    "people": gettext_lazy("de persoonsgegevens"),
    "plans": gettext_lazy("het plan"),
    "register": gettext_lazy("de persoonsgegevens"),
    "safety": gettext_lazy("wat je bij een huisbezoek moet weten"),
    "staff": gettext_lazy("wie er betrokken is"),
    "terms": gettext_lazy("een termijn van de wet"),
    "supervision": gettext_lazy("wie er heeft gekeken, om daarop toe te zien"),
}
"""What each module keeps, by the first word of an act's name."""

LOOKS: dict[str, Words] = {
    "brp.ask": gettext_lazy("vroeg de basisregistratie naar iemand"),
    "brp.keep_answer": gettext_lazy("kreeg antwoord van de basisregistratie"),
    "brp.read": gettext_lazy("bekeek wat de basisregistratie zegt"),
    "brp.propose": gettext_lazy("keek wie er volgens de BRP bij het huishouden horen"),
    "home.start": gettext_lazy("zag het huishouden in een lijst met casussen"),
    # said as of any search: the request may be one that this household must not know of (law.md rule 6)
    "intake.receive": gettext_lazy("keek of iemand al bekend is"),
    "intake.queue": gettext_lazy("zag de hulpvraag in de lijst met hulpvragen"),
    "terms.read": gettext_lazy("bekeek wanneer de wet een antwoord vraagt"),
    "layers.read_story": gettext_lazy("las het verhaal"),
    "layers.tell": gettext_lazy("las het verhaal"),
    # the same whatever was opened: a resident must not learn from it that something is hidden (decision 0047)
    "layers.watch_hidden": gettext_lazy("hield toezicht: gaat alles volgens de regels?"),
    "layers.hide": gettext_lazy("bekeek wat er is opgeschreven"),
    "safety.break_glass": gettext_lazy("ging in nood kijken bij dit huishouden"),
    "meetings.meet": gettext_lazy("las de agenda of het verslag van een overleg"),
    "meetings.sit": gettext_lazy("las mee in een overleg"),
    "meetings.put_on_agenda": gettext_lazy("zag het huishouden bij wat een overleg vraagt"),
    "meetings.print_conference": gettext_lazy("drukte een agenda of verslag van een overleg af"),
    "people.read_document": gettext_lazy("opende het besluit over wie namens iemand handelt"),
    "involvement.be_guest": gettext_lazy("keek als gast mee"),
    "involvement.ask_access": gettext_lazy("vroeg om mee te mogen lezen"),
    "involvement.answer_asked": gettext_lazy("zag wie vraagt om mee te mogen lezen"),
    "people.unmask_bsn": gettext_lazy("bekeek het burgerservicenummer"),
    "supervision.see_patterns": gettext_lazy("ging na of iemand terecht heeft gekeken"),
}
ACTS: dict[str, Words] = {
    "brp.confirm_household": gettext_lazy("schreef op wie van de BRP bij het huishouden hoort"),
    "cases.agree_director": gettext_lazy("sprak af wie de regie heeft"),
    "cases.propose_director": gettext_lazy("vroeg een collega de regie over te nemen"),
    "cases.answer_proposal": gettext_lazy("antwoordde of zij of hij de regie overneemt"),
    "cases.add_case_member": gettext_lazy("schreef op dat de casus ook over iemand anders gaat"),
    "cases.open_case": gettext_lazy("opende de casus"),
    "consent.agree_to_help": gettext_lazy("schreef op of de hulp gewenst is"),
    "consent.ask": gettext_lazy("vroeg toestemming en schreef het antwoord op"),
    "consent.object_to": gettext_lazy("schreef een bezwaar op"),
    "consent.release_secrecy": gettext_lazy("schreef op welke hulpverlener iets mag vertellen"),
    "consent.tell": gettext_lazy("vertelde wat wij volgens de wet delen"),
    "consent.withdraw": gettext_lazy("schreef op dat iemand geen toestemming meer geeft"),
    "intake.accept_referral": gettext_lazy("nam de hulpvraag aan"),
    "intake.decline_referral": gettext_lazy("nam de hulpvraag niet aan, en zei waarom"),
    "intake.receive_request": gettext_lazy("schreef de hulpvraag op"),
    "intake.refer": gettext_lazy("gaf de hulpvraag door"),
    "intake.report_outcome": gettext_lazy("schreef op wat er met de hulpvraag is gedaan"),
    "intake.settle": gettext_lazy("rondde de hulpvraag af"),
    "involvement.invite": gettext_lazy("nodigde een gast uit om een deel te lezen"),
    "involvement.answer_invitation": gettext_lazy("antwoordde op een uitnodiging om mee te lezen"),
    "involvement.end_stay": gettext_lazy("beëindigde het bezoek van een gast"),
    "involvement.answer_asked": gettext_lazy("antwoordde iemand die mee wilde lezen"),
    "involvement.propose": gettext_lazy("stelde een gast voor"),
    "involvement.end_involvement": gettext_lazy("schreef op dat iemand niet meer meedoet"),
    "involvement.involve": gettext_lazy("haalde iemand erbij"),
    "involvement.renew": gettext_lazy("schreef op dat iemand langer meedoet"),
    "meetings.change_item": gettext_lazy("veranderde een vraag op de agenda van een overleg"),
    "meetings.correct_entry": gettext_lazy("verbeterde een regel in het logboek"),
    "meetings.keep_note": gettext_lazy("schreef mee in een overleg"),
    "meetings.keep_outcome": gettext_lazy("legde vast wat een overleg besloot of afsprak"),
    "meetings.move_item": gettext_lazy("verplaatste een vraag naar een ander overleg"),
    "meetings.print_copy": gettext_lazy("drukte een agenda of verslag van een overleg af"),
    "meetings.put_on_agenda": gettext_lazy("zette een vraag op de agenda van een overleg"),
    "meetings.say_result": gettext_lazy("schreef op wat er van een besluit of actie kwam"),
    "meetings.write_entry": gettext_lazy("schreef in het logboek"),
    "people.answer_double": gettext_lazy("keek na of iemand twee keer was vastgelegd"),
    "people.ask_desk": gettext_lazy("vroeg of iemand twee keer is vastgelegd"),
    "people.correct_identity": gettext_lazy("verbeterde persoonsgegevens"),
    "people.keep_address": gettext_lazy("schreef op waar iemand woont"),
    "people.keep_secrecy": gettext_lazy("schreef op dat een adres geheim is"),
    "people.keep_contact": gettext_lazy("schreef op hoe iemand te bereiken is"),
    "people.add_acquaintance": gettext_lazy("schreef op wie er om iemand heen staat"),
    "people.choose_supporter": gettext_lazy("schreef op wie er met iemand meegaat"),
    "people.end_acquaintance": gettext_lazy("schreef op wie er niet meer om iemand heen staat"),
    "people.end_representation": gettext_lazy("schreef op wie niet meer namens iemand handelt"),
    "people.end_support": gettext_lazy("schreef op wie er niet meer met iemand meegaat"),
    "people.keep_document": gettext_lazy("bewaarde het besluit over wie namens iemand handelt"),
    "people.offer_support": gettext_lazy("schreef op dat een cliëntondersteuner is aangeboden"),
    "people.represent": gettext_lazy("schreef op wie namens iemand handelt"),
    "people.add_other_name": gettext_lazy("schreef een andere naam op"),
    "people.remove_other_name": gettext_lazy("haalde een andere naam weg"),
    "people.add_household": gettext_lazy("maakte het dossier van het huishouden"),
    "people.add_person": gettext_lazy("schreef persoonsgegevens op"),
    "people.change_place": gettext_lazy("schreef op dat iemand een andere plaats in het huishouden heeft"),
    "people.end_relation": gettext_lazy("schreef op dat een relatie voorbij is"),
    "people.join_household": gettext_lazy("zette iemand bij het huishouden"),
    "people.leave_household": gettext_lazy("schreef op dat iemand niet meer bij het huishouden hoort"),
    "people.never_belonged": gettext_lazy("herstelde dat iemand hier ten onrechte bij stond"),
    "people.note_change": gettext_lazy("schreef op wat er in het huishouden veranderde"),
    "people.record_death": gettext_lazy("schreef op dat iemand is overleden"),
    "people.settle": gettext_lazy("maakte het dossier van het huishouden"),
    "plans.agree": gettext_lazy("legde vast wat er in het plan is afgesproken"),
    "plans.record_outcome": gettext_lazy("schreef op hoe een actie ging"),
    "safety.end_warning": gettext_lazy("haalde een waarschuwing voor huisbezoek weg"),
    "safety.renew_warning": gettext_lazy("verlengde een waarschuwing voor huisbezoek"),
    "safety.stop": gettext_lazy("stopte met kijken in nood"),
    "safety.take_notice": gettext_lazy("schreef op te weten dat iemand in nood keek"),
    "safety.warn": gettext_lazy("waarschuwde wie op huisbezoek komt"),
    "staff.hand_on": gettext_lazy("droeg het werk van een collega over aan een ander"),
    "terms.end": gettext_lazy("schreef op hoe een termijn afliep"),
    "terms.extend": gettext_lazy("gaf een termijn meer tijd"),
    "terms.pause": gettext_lazy("zette een termijn stil"),
    "terms.resume": gettext_lazy("liet een termijn weer lopen"),
    "terms.start": gettext_lazy("startte een termijn van de wet"),
    "consent.share_without": gettext_lazy("deelde iets zonder het eerst te vragen, en schreef op waarom"),
    "consent.agree": gettext_lazy("keek mee of delen zonder vragen mocht"),
    "consent.tell_after": gettext_lazy("vertelde achteraf wat er gedeeld is"),
    "consent.review": gettext_lazy("keek opnieuw of delen zonder vragen nodig is"),
    "consent.propose": gettext_lazy("stelde een andere wettelijke grondslag voor"),
    "consent.decide": gettext_lazy("besliste over een wettelijke grondslag"),
    "layers.confirm": gettext_lazy("vroeg of iets nog klopt, en schreef het antwoord op"),
    "layers.hide": gettext_lazy("besloot dat de inwoner iets later mag zien"),
    "layers.move": gettext_lazy("zette iets in een ander dossier"),
    "layers.remark": gettext_lazy("stelde een vraag of gaf antwoord, over de regels"),
    "layers.show": gettext_lazy("liet de inwoner iets eerder zien"),
    "layers.take_over": gettext_lazy("zette woorden uit de hulpvraag bij het team"),
    "layers.tell": gettext_lazy("schreef op wat iemand vertelde"),
    "passing.record_benefit": gettext_lazy("schreef op welke uitkering er is"),
    "passing.keep_with_household": gettext_lazy("gaf een zorg door aan een ander team"),
    "data_rights.ask_right": gettext_lazy("schreef op wat iemand vroeg over de eigen gegevens"),
    "data_rights.answer_right": gettext_lazy("beantwoordde wat iemand vroeg over de eigen gegevens"),
    "data_rights.extend_right": gettext_lazy("schreef op dat een antwoord over de eigen gegevens langer duurt"),
    "data_rights.make_file": gettext_lazy("maakte het bestand met alles wat wij over iemand bewaren"),
    "data_rights.propose_destruction": gettext_lazy("zag dat de bewaartermijn afloopt"),
    "data_rights.decide_destruction": gettext_lazy("besloot of gegevens na de bewaartermijn weg mogen"),
    "data_rights.destroy": gettext_lazy("vernietigde wat niet langer bewaard mocht worden"),
    "data_rights.hand_over": gettext_lazy("gaf iemand het bestand met alles wat wij over die persoon bewaren"),
}
SEEN = {Event.READ, Event.PRINT, Event.SEARCH, Event.EMERGENCY}


def ground(basis: str) -> str:
    """This function will say on which ground somebody looked; consent stands in the log as one Dutch word."""
    return _("toestemming") if basis == "toestemming" else basis


def did(event: str, what: str) -> str:
    """This function will say what somebody did, in the past tense, to follow their name.

    A screen opened to write something was only seen: the act has a line of its own.
    """
    known = (LOOKS if event in SEEN else ACTS).get(what)
    if known and (event not in (Event.PRINT, Event.EMERGENCY) or what == "safety.break_glass"):
        return str(known)
    thing = THINGS.get(what.split(".", 1)[0], _("gegevens"))
    sentences = {
        Event.READ: _("bekeek %(thing)s"),
        Event.PRINT: _("maakte een afdruk van %(thing)s"),
        Event.SEARCH: _("zocht, en vond %(thing)s"),
        Event.EMERGENCY: _("bekeek in nood %(thing)s"),
        Event.CREATE: _("schreef iets op over %(thing)s"),
        Event.CHANGE: _("veranderde iets aan %(thing)s"),
        Event.DELETE: _("verwijderde iets uit %(thing)s"),
        Event.TRANSFER: _("gaf iets door uit %(thing)s"),
    }
    return sentences.get(Event(event), _("deed iets met %(thing)s")) % {"thing": thing}
