"""The organisations' own sign-ins, as the place configures them: one TOML file, named by SAMENHANG_OIDC."""

import tomllib
from dataclasses import MISSING, dataclass, field, fields
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

PROVIDER, HAT = "provider", "hat"
LEEWAY, TIMEOUT = 60, 4
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


class OidcTrouble(ValueError):
    """The file is missing, unreadable or says something that cannot be; the text says what and where."""


@dataclass(frozen=True, slots=True)
class Mapped:
    """Who has this value in the provider's claim wears this hat."""

    group: str
    organisation: str
    role: str
    team: str = ""
    domain: str = ""


@dataclass(frozen=True, slots=True)
class Provider:
    """One organisation's own sign-in."""

    id: str
    name: str
    server_url: str
    client_id: str
    secret: str = ""
    scopes: tuple[str, ...] = ("openid", "profile", "email")
    groups_claim: str = "groups"
    email_domains: tuple[str, ...] = ()
    make_accounts: bool = True
    second_step_acr: tuple[str, ...] = ()
    second_step_amr: tuple[str, ...] = ()
    leeway: int = LEEWAY
    timeout: int = TIMEOUT
    sign_out_there: bool = True
    hats: tuple[Mapped, ...] = ()


@dataclass(frozen=True, slots=True)
class Oidc:
    """All of it: the providers, and who may still sign in with a password (nobody named: everybody who has one)."""

    providers: tuple[Provider, ...] = ()
    passwords_for: tuple[str, ...] = field(default=())

    def provider(self, provider_id: str) -> Provider | None:
        """This function will give a provider by its id."""
        return next((one for one in self.providers if one.id == provider_id), None)

    def for_library(self) -> dict[str, Any]:
        """This function will give the providers as the sign-in library wants them in its settings."""
        apps = [
            {
                "provider_id": one.id,
                "name": one.name,
                "client_id": one.client_id,
                "secret": one.secret,
                "settings": {"server_url": one.server_url, "scope": list(one.scopes), "oauth_pkce_enabled": True},
            }
            for one in self.providers
        ]
        return {"openid_connect": {"APPS": apps, "provider_class": "samenhang.teams.oidc.StaffProvider"}}


def read(path: str) -> Oidc:
    """This function will read the file; no path is no provider.

    :raises OidcTrouble: when it cannot be read or something in it cannot be.
    """
    if not path:
        return Oidc()
    try:
        content = tomllib.loads(Path(path).read_text())
    except OSError as error:
        raise OidcTrouble(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise OidcTrouble(f"{path} is not TOML: {error}") from error
    unknown = set(content) - {PROVIDER, "passwords_for"}
    if unknown:
        raise OidcTrouble(f"{path}: unknown: {', '.join(sorted(unknown))}")
    providers = tuple(_provider(path, told) for told in content.get(PROVIDER, []))
    if len({one.id for one in providers}) != len(providers):
        raise OidcTrouble(f"{path}: two providers have the same id")
    return Oidc(providers, tuple(str(one).lower() for one in content.get("passwords_for", [])))


def _provider(path: str, told: dict[str, Any]) -> Provider:
    told = dict(told)
    where = f"{path}: provider {told.get('id', '?')}"
    secret_file = told.pop("secret_file", "")
    if secret_file:
        try:
            told["secret"] = Path(secret_file).read_text().strip()
        except OSError as error:
            raise OidcTrouble(f"{where}: {secret_file} cannot be read: {error.strerror}") from error
    try:
        hats = tuple(Mapped(**one) for one in told.pop(HAT, []))
        values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in told.items()}
        made = Provider(**values, hats=hats)
    except TypeError as error:
        raise OidcTrouble(f"{where}: {str(error).replace('__init__() ', '')}") from error
    for kept in fields(Provider):
        value, usual = getattr(made, kept.name), "" if kept.default is MISSING else kept.default
        if type(value) is not type(usual):
            raise OidcTrouble(f"{where}: {kept.name} is of another kind than {usual!r}")
    address = urlsplit(made.server_url)
    if address.scheme != "https" and not (address.scheme == "http" and address.hostname in LOOPBACK):
        raise OidcTrouble(f"{where}: server_url must begin with https://")
    if not made.id.replace("-", "").isalnum() or not made.id.isascii():
        raise OidcTrouble(f"{where}: an id is letters, digits and hyphens")
    if "openid" not in made.scopes:
        raise OidcTrouble(f"{where}: the scopes must hold openid")
    return made
