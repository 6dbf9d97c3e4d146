"""Who may read and keep up who belongs to a household. Of which households, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT = has_role(*HELPING)

READ = declare("people.read", "Zien wie er bij een huishouden horen", CONTENT)
KEEP = declare("people.keep", "Leden en relaties van een huishouden bijhouden", CONTENT)
KEEP_CONTACT = declare("people.keep_contact", "Adres, contact, taal en lezen bijhouden", CONTENT)
UNMASK_BSN = declare("people.unmask_bsn", "Een BSN helemaal tonen", has_role("access_officer", "professional"))
ASK_DESK = declare(
    "people.ask_desk",
    "De Toegang vragen of iemand dubbel staat",
    has_role("professional", "partner", "process_director"),
)
ANSWER_DOUBLE = declare(
    "people.answer_double", "Vragen over mogelijk dubbele personen behandelen", has_role("access_officer")
)
KEEP_NEEDS = declare("people.keep_needs", "Vastleggen wat helpt in het contact", CONTENT)
KEEP_BESIDE = declare("people.keep_beside", "Steun en netwerk van een bewoner bijhouden", CONTENT)
REPRESENT = declare("people.represent", "Vertegenwoordigers en hun documenten bijhouden", CONTENT)
READ_DOCUMENT = declare("people.read_document", "Een document van een vertegenwoordiger openen", CONTENT)
