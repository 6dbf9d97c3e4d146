"""The gallery, served from this process: no database behind it, the real middleware and policy before it."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from typing import TYPE_CHECKING, Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.contrib.staticfiles.views import serve
from django.core.wsgi import get_wsgi_application
from django.test import override_settings

from tests.support.browser import complaints

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


class Files(StaticFilesHandler):
    """Static files straight from the source, whatever DEBUG says."""

    def serve(self, request: Any) -> Any:
        return serve(request, self.file_path(request.path), insecure=True)


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *words: Any) -> None:
        pass


@pytest.fixture(scope="module")
def gallery() -> Iterator[str]:
    """The address of the gallery."""
    with override_settings(ROOT_URLCONF="samenhang.kit.gallery", STORAGES=PLAIN):
        server = make_server("127.0.0.1", 0, Files(get_wsgi_application()), Server, Quiet)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        server.server_close()


@pytest.fixture
def screen(browser: "Browser", gallery: str) -> Iterator["Page"]:
    """A fresh page on the gallery; script errors and refusals by the CSP fail the test."""
    context = browser.new_context(base_url=gallery, locale="nl-NL", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    heard = complaints(page)
    yield page
    context.close()
    assert heard == []
