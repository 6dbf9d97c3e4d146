"""Who may see who looked. About whom, the database decides."""

from samenhang.access.permissions import declare, has_role

CONTENT = has_role("access_officer", "professional", "partner", "process_director")

LOOKS = declare("data_rights.see_looks", "Zien wie er in een dossier heeft gekeken", CONTENT)

SEE_RIGHTS = declare("data_rights.see_rights", "Zien wat inwoners over hun gegevens vroegen", CONTENT)
ASK_RIGHT = declare("data_rights.ask_right", "Een verzoek over eigen gegevens vastleggen of intrekken", CONTENT)
ANSWER_RIGHT = declare("data_rights.answer_right", "Een verzoek over eigen gegevens beantwoorden of verlengen", CONTENT)
MAKE_FILE = declare("data_rights.make_file", "Het eigen bestand van een inwoner maken en overhandigen", CONTENT)
