import socket

import pytest

from launch.address import address, allowed_hosts
from launch.console import ProblemError


@pytest.fixture(autouse=True)
def _no_wishes(monkeypatch):
    monkeypatch.delenv("HOST", raising=False)
    monkeypatch.delenv("PORT", raising=False)


def test_address_of_a_taken_port_says_how_to_choose_another(monkeypatch):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))

        with pytest.raises(ProblemError, match=rf"make run PORT={port + 1}"):
            address()


@pytest.mark.parametrize("port", ("abc", "0", "65536", "-1", "80 80"))
def test_address_refuses_what_is_no_port(monkeypatch, port):
    monkeypatch.setenv("PORT", port)

    with pytest.raises(ProblemError, match="is not a port"):
        address()


def test_address_honours_host_and_port(monkeypatch):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("HOST", "localhost")
    monkeypatch.setenv("PORT", str(port))

    assert address() == ("localhost", port)


@pytest.mark.parametrize(
    ("host", "expected"),
    (("127.0.0.1", []), ("gym.example", ["gym.example"]), ("::", ["gym", "gym.local"])),
)
def test_allowed_hosts_hold_what_people_type(monkeypatch, host, expected):
    monkeypatch.setenv("HOST", host)
    monkeypatch.setattr(socket, "gethostname", lambda: "gym")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [])

    assert allowed_hosts() == ["localhost", "127.0.0.1", "[::1]", *expected]
