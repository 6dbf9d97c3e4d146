"""An OpenID provider for tests: the sign-in library's own, a tiny Django project run as a program of its own.

`python -m tests.support.oidc_provider PORT FOLDER` with a key in FOLDER/key.pem. Who it knows and what it says of them
is told by POST /proef/iemand; GET /proef/in/<name> signs a browser in there.
"""

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CLIENT, SECRET = "samenhang", "geheim-voor-de-proef"
PLACES = ("http://testserver", "http://127.0.0.1")
PATIENCE = 90


@dataclass
class Running:
    """A provider that runs: its address, its key, and what a test tells it."""

    url: str
    key: str
    folder: Path
    numbers: dict[str, str] = field(default_factory=dict)

    def knows(self, login: str, /, **claims: Any) -> None:
        """This function will tell the provider about somebody: claims as they stand in its tokens."""
        told = json.dumps({"name": login, "claims": claims}).encode()
        with urllib.request.urlopen(f"{self.url}/proef/iemand", data=told, timeout=10) as answer:
            self.numbers[login] = answer.read().decode()

    def browser(self, name: str) -> Any:
        """This function will give a browser in which somebody is signed in at the provider."""
        import requests

        made = requests.Session()
        made.get(f"{self.url}/proef/in/{name}", timeout=10).raise_for_status()
        return made


@contextmanager
def running(folder: Path) -> Iterator[Running]:
    """This function will run a provider while it is needed, with a signing key of its own."""
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    from samenhang.kit.postgres import free_port

    pem = (
        rsa.generate_private_key(65537, 2048)
        .private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        .decode()
    )
    (folder / "key.pem").write_text(pem)
    port = free_port()
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_", "SAMENHANG_", "DJANGO_"))}
    log = (folder / "provider.log").open("w")
    words = [sys.executable, "-m", "tests.support.oidc_provider", str(port), str(folder)]
    program = subprocess.Popen(words, env=environment, stdout=log, stderr=log)
    url = f"http://127.0.0.1:{port}"
    try:
        deadline = time.monotonic() + PATIENCE
        while not _answers(url):
            if program.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"the provider did not start:\n{(folder / 'provider.log').read_text()[-3000:]}")
            time.sleep(0.1)
        yield Running(url, pem, folder)
    finally:
        program.terminate()
        program.wait(10)
        log.close()


def _answers(url: str) -> bool:
    with suppress(OSError), urllib.request.urlopen(f"{url}/.well-known/openid-configuration", timeout=2):
        return True
    return False


# -- the program itself ------------------------------------------------------------------------------------


def configure(folder: Path) -> None:
    """This function will set up the tiny project, with a database file of its own."""
    import django
    from django.conf import settings

    settings.configure(
        SECRET_KEY="alleen-voor-de-proef",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.support.oidc_provider_urls",
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}},
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "allauth",
            "allauth.account",
            "allauth.idp.oidc",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "allauth.account.middleware.AccountMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "APP_DIRS": True,
                "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
            }
        ],
        AUTHENTICATION_BACKENDS=["django.contrib.auth.backends.ModelBackend"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        IDP_OIDC_PRIVATE_KEY=(folder / "key.pem").read_text(),
        IDP_OIDC_ADAPTER="tests.support.oidc_provider_urls.Told",
        IDP_OIDC_RP_INITIATED_LOGOUT_ASKS_FOR_OP_LOGOUT=False,
        PROEF_SAYS=folder / "says",
    )
    django.setup()


def main() -> None:
    """This function will serve until it is told to stop."""
    from socketserver import ThreadingMixIn
    from wsgiref.simple_server import WSGIServer, make_server

    port, folder = int(sys.argv[1]), Path(sys.argv[2])
    configure(folder)
    from allauth.idp.oidc.models import Client
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application

    (folder / "says").mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    client = Client(id=CLIENT, name="Samenhang", skip_consent=True, scopes="openid\nprofile\nemail")
    client.redirect_uris = "\n".join(f"{place}/aanmelden/met/proef/terug/" for place in PLACES)
    client.set_secret(SECRET)
    client.set_post_logout_redirect_uris([f"{place}/aanmelden/" for place in PLACES])
    client.save()

    class Server(ThreadingMixIn, WSGIServer):
        daemon_threads = True

    make_server("127.0.0.1", port, get_wsgi_application(), server_class=Server).serve_forever()


if __name__ == "__main__":
    main()
