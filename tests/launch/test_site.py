import socket

import pytest

from launch.console import ProblemError
from launch.site import allowed_hosts, listen_address


@pytest.fixture(autouse=True)
def _default_address(monkeypatch):
    monkeypatch.delenv("HOST", raising=False)
    monkeypatch.delenv("PORT", raising=False)


def test_taken_port_error_names_the_next_port(monkeypatch):
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        port = server.getsockname()[1]
        monkeypatch.setenv("PORT", str(port))

        with pytest.raises(ProblemError, match=rf"make run PORT={port + 1}"):
            listen_address()


@pytest.mark.parametrize("port", ("abc", "0", "65536", "-1", "80 80"))
def test_invalid_port_is_refused(monkeypatch, port):
    monkeypatch.setenv("PORT", port)

    with pytest.raises(ProblemError, match="is no port"):
        listen_address()


def test_listen_address_is_host_and_port(monkeypatch):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    monkeypatch.setenv("HOST", "localhost")
    monkeypatch.setenv("PORT", str(port))

    assert listen_address() == ("localhost", port)


@pytest.mark.parametrize(
    ("host", "expected"),
    (("127.0.0.1", []), ("gym.example", ["gym.example"]), ("::", ["gym", "gym.local"])),
)
def test_allowed_hosts_include_the_machines_names(monkeypatch, host, expected):
    monkeypatch.setenv("HOST", host)
    monkeypatch.setattr(socket, "gethostname", lambda: "gym")
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: [])

    assert allowed_hosts() == ["localhost", "127.0.0.1", "[::1]", *expected]
