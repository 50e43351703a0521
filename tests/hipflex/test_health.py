from django.db import OperationalError
from django.urls import reverse

from hipflex.models import Heartbeat


def test_healthz_needs_no_database(client):
    response = client.get(reverse("healthz"))

    assert response.content == b"alive\n"


def test_healthz_answers_who_asks_for_the_head_alone(client):
    assert client.head(reverse("healthz")).status_code == 200


def test_readyz_writes_one_row(client, db):
    for _ in range(2):
        response = client.get(reverse("readyz"))

    assert response.status_code == 200
    beat = Heartbeat.objects.get()
    assert str(beat) == f"Last beat {beat.beat_at}"


def test_readyz_is_red_when_nothing_can_be_written(client, db, monkeypatch):
    def full_disk(*args, **kwargs):
        raise OperationalError("no space left on device")

    monkeypatch.setattr(Heartbeat.objects, "update_or_create", full_disk)

    assert client.get(reverse("readyz")).status_code == 503
