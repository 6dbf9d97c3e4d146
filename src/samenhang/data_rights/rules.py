"""Who may see who looked. About whom, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT = has_role(*HELPING)

LOOKS = declare("data_rights.see_looks", "Zien wie er in een dossier heeft gekeken", CONTENT)

SEE_RIGHTS = declare("data_rights.see_rights", "Zien wat inwoners over hun gegevens vroegen", CONTENT)
ASK_RIGHT = declare("data_rights.ask_right", "Een verzoek over eigen gegevens vastleggen of intrekken", CONTENT)
ANSWER_RIGHT = declare("data_rights.answer_right", "Een verzoek over eigen gegevens beantwoorden of verlengen", CONTENT)
MAKE_FILE = declare("data_rights.make_file", "Het eigen bestand van een inwoner maken en overhandigen", CONTENT)
OVERSEE = declare(
    "data_rights.oversee_rights",
    "Zien of verzoeken van inwoners op tijd worden beantwoord",
    has_role("privacy_officer", "fg"),
)

SEE_RETENTION = declare(
    "data_rights.see_retention", "Zien hoe lang gegevens worden bewaard", has_role("privacy_officer", "fg", "manager")
)
PROPOSE_RULE = declare("data_rights.propose_rule", "Een andere bewaartermijn voorstellen", has_role("manager"))
ANSWER_RULE = declare("data_rights.answer_rule", "Met een andere bewaartermijn instemmen", has_role("privacy_officer"))
SEE_DESTRUCTION = declare(
    "data_rights.see_destruction", "Vernietigingsvoorstellen zien: hoeveel van wat", has_role("privacy_officer", "fg")
)
DECIDE = declare("data_rights.decide_destruction", "Over vernietigen beslissen", has_role("privacy_officer"))
