from pathlib import Path

from environs import Env

from hipflex.mailers import FILES, SMTP, mailers

FOLDER = Path("/srv/hipflex/mail")


def test_mail_goes_to_files_by_default():
    server = Env().dj_email_url("NO_SUCH_VARIABLE", "file://")

    assert mailers(server, folder=FOLDER) == {
        "default": {"BACKEND": FILES, "OPTIONS": {"file_path": str(FOLDER)}}
    }


def test_mail_goes_to_the_server_named(monkeypatch):
    monkeypatch.setenv("EMAIL_URL", "submission://ann:secret@mail.example:2525")

    mailer = mailers(Env().dj_email_url("EMAIL_URL"), folder=FOLDER)["default"]

    assert mailer == {
        "BACKEND": SMTP,
        "OPTIONS": {
            "host": "mail.example",
            "port": 2525,
            "username": "ann",
            "password": "secret",
            "use_tls": True,
            "use_ssl": False,
            "timeout": 10,
        },
    }
