"""Who may see the joining screens: everybody who wears a hat; of which cases, the database decides."""

from samenhang.access.permissions import anyone, declare

START = declare("home.start", "Het begin zien: de eigen casussen, of wat deze rol kan", anyone)
COLLEAGUES = declare("home.see_colleagues", "De lijst van collega’s zien", anyone)
