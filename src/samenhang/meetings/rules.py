"""Who may read and write the logbook. Of which households and layers, the database decides."""

from samenhang.access.permissions import HELPING, declare, has_role

CONTENT = has_role(*HELPING)

READ = declare("meetings.read_logbook", "Het logboek lezen", CONTENT)
WRITE = declare("meetings.write_entry", "In het logboek schrijven", CONTENT)
CORRECT = declare("meetings.correct_entry", "Een regel in het logboek verbeteren", CONTENT)

ABOVE_TOO = has_role("team_lead", "policy_adviser", "manager")
"""Who also meets in the layers above, where no household is spoken of."""

MEET = declare("meetings.meet", "Overleggen zien waar u bij zit, en de lagen erboven", CONTENT, ABOVE_TOO)
PLAN = declare("meetings.plan_conference", "Een overleg of reeks plannen, veranderen of afgelasten", CONTENT, ABOVE_TOO)
AT_TABLE = declare("meetings.sit", "Aan tafel zitten: agenda, aanwezigheid, aantekeningen", CONTENT, ABOVE_TOO)
PUT = declare("meetings.put_on_agenda", "Een casus op de agenda van een overleg zetten", CONTENT)
DECIDE = declare("meetings.decide", "Een besluit of actie uit een overleg vastleggen, en wat ervan kwam", CONTENT)
PRINT = declare("meetings.print_conference", "De agenda of het verslag van een overleg afdrukken", CONTENT, ABOVE_TOO)
