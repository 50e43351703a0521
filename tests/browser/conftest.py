"""Chromium against a live server; a test fails on any error that a page reports."""

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.contrib.staticfiles.finders import get_finder, get_finders
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from hipflex.assets.storage import bundled

# Playwright's loop runs in this thread; the database is used between its calls.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 900}
# Chromium reports an expected error page as a failed load.
REFUSED = re.compile(
    r"the server responded with a status of (400|403|404|409|422|429) "
)
REPORT_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP ${event.violatedDirective} ${event.blockedURI}`));
"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser" in str(item.path):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package", autouse=True)
def _added_static_files(tmp_path_factory) -> Iterator[None]:
    """Serve the bundled style sheets, instead of seventy files, and axe."""
    found = (files for finder in get_finders() for files in finder.list([]))
    paths = {path: (storage, path) for path, storage in found}
    folder = tmp_path_factory.mktemp("static")
    (folder / "css").mkdir()
    for name in ("css/site.css", "css/people.css"):
        (folder / name).write_text(bundled(paths, name)[0])
    (folder / "axe.js").write_text(AXE_SCRIPT)
    settings.STATICFILES_DIRS.insert(0, folder)
    get_finder.cache_clear()
    yield
    settings.STATICFILES_DIRS.remove(folder)
    get_finder.cache_clear()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page_errors() -> list[str]:
    """Errors that the page reported; must be empty when a test ends."""
    return []


@pytest.fixture(autouse=True)
def _plain_http(settings) -> None:
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = False
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "session", "csrf"


@pytest.fixture
def page(
    transactional_db, live_server, chromium: Browser, page_errors: list[str]
) -> Iterator[Page]:
    context = chromium.new_context(base_url=live_server.url, viewport=PHONE)
    context.add_init_script(REPORT_VIOLATIONS)
    context.set_default_timeout(15_000)
    page = context.new_page()
    listen(page, page_errors)
    yield page
    if os.environ.get("SCREENSHOT"):
        page.screenshot(path=os.environ["SCREENSHOT"], full_page=True)
    context.close()
    assert page_errors == []


def listen(page: Page, page_errors: list[str]) -> None:
    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error" and not REFUSED.search(message.text):
            page_errors.append(f"{page.url}: {message.text}")

    page.on("console", on_console)
    page.on("pageerror", lambda error: page_errors.append(f"{page.url}: {error}"))


@pytest.fixture
def sign_in(page: Page, live_server):
    """Sign a user in without the form."""

    def sign_in(user) -> None:
        # A new client each time: a late response to the previous session would
        # delete the new cookie.
        client = Client()
        client.force_login(user)
        value = client.cookies["session"].value
        cookie = {"name": "session", "value": value, "url": live_server.url}
        page.context.add_cookies([cookie])

    return sign_in
