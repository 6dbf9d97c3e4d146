"""Who may do what at the wall itself."""

from samenhang.access.permissions import anyone, declare

DRAFT = declare("access.draft", "Eigen concept bewaren en weggooien", anyone)
