"""Who may see who looked. About whom, the database decides."""

from samenhang.access.permissions import declare, has_role

CONTENT = has_role("access_officer", "professional", "partner", "process_director")

LOOKS = declare("data_rights.see_looks", "Zien wie er in een dossier heeft gekeken", CONTENT)
