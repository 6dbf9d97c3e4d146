"""What changes in a household, and what that does: said before it is done, from the same records as after."""

from samenhang.cases.changes.hooks import Effect, effects, requests
from samenhang.cases.changes.what import Change, Kind, Picture, Where

__all__ = ["Change", "Effect", "Kind", "Picture", "Where", "effects", "requests"]
