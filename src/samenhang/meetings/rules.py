"""Who may read and write the logbook. Of which households and layers, the database decides."""

from samenhang.access.permissions import declare, has_role

CONTENT = has_role("access_officer", "professional", "partner", "process_director")

READ = declare("meetings.read_logbook", "Het logboek lezen", CONTENT)
WRITE = declare("meetings.write_entry", "In het logboek schrijven", CONTENT)
CORRECT = declare("meetings.correct_entry", "Een regel in het logboek verbeteren", CONTENT)
