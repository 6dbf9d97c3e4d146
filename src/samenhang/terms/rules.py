"""Who may see and keep statutory clocks. Of which households and files, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT = has_role(*HELPING)

READ = declare("terms.read", "Termijnen bekijken", CONTENT)
START = declare("terms.start", "Een termijn starten", CONTENT)
PAUSE = declare("terms.pause", "Een termijn stilzetten of hervatten", CONTENT)
EXTEND = declare("terms.extend", "Een termijn verlengen", CONTENT)
END = declare("terms.end", "Een termijn afronden", CONTENT)
