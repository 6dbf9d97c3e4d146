"""An answer of the register as text, in which it is closed and kept, and back."""

import json
from dataclasses import asdict
from datetime import date
from typing import Any

from samenhang.brp.port import Authority, Kin, RegisterAddress, RegisterPerson, Relative


def as_text(found: RegisterPerson) -> str:
    """This function will write an answer as text, to be closed and kept; ``from_text`` reads it."""
    return json.dumps(asdict(found), default=str, ensure_ascii=False)


def from_text(text: str) -> RegisterPerson:
    """This function will read back what ``as_text`` wrote."""
    told: dict[str, Any] = json.loads(text)
    for name in ("birth_date", "died_on", "suspended_on"):
        told[name] = _day(told[name])
    if told["address"]:
        told["address"] = _address(told["address"])
    told["earlier_addresses"] = [_address(one) for one in told["earlier_addresses"]]
    told["relatives"] = [_relative(one) for one in told["relatives"]]
    if told["authority"]:
        one = told["authority"]
        told["authority"] = Authority(**{**one, "since": _day(one["since"]), "holders": tuple(one["holders"])})
    return RegisterPerson(**told)


def _address(one: dict[str, Any]) -> RegisterAddress:
    return RegisterAddress(**{**one, "since": _day(one["since"])})


def _relative(one: dict[str, Any]) -> Relative:
    days = {name: _day(one[name]) for name in ("birth_date", "since", "until")}
    return Relative(**{**one, **days, "kin": Kin(one["kin"])})


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
