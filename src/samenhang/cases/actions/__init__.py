"""The acts on a case: opening it, who directs it, whom it concerns, and what changes in its household."""

from samenhang.cases.actions.changing import change_household, preview
from samenhang.cases.actions.holding import (
    INVOLVED,
    Agreed,
    CaseClosed,
    CaseOpenAlready,
    ConcernedAlready,
    NoMembers,
    SameDirector,
    StillDirects,
    add_case_member,
    agree_director,
    let_go,
    open_case,
)

__all__ = [
    "INVOLVED",
    "Agreed",
    "CaseClosed",
    "CaseOpenAlready",
    "ConcernedAlready",
    "NoMembers",
    "SameDirector",
    "StillDirects",
    "add_case_member",
    "agree_director",
    "change_household",
    "let_go",
    "open_case",
    "preview",
]
