"""Where the site listens, and by which names it may be called."""

import os
import socket

from launch.console import ProblemError

EVERYWHERE = {"0.0.0.0", "::"}  # noqa: S104  # compared with, not bound to


def address() -> tuple[str, int]:
    """Where to listen; a refusal now is better than one after the set-up."""
    host = os.environ.get("HOST") or "127.0.0.1"
    wish = os.environ.get("PORT") or "8000"
    if not wish.isdecimal() or not 0 < int(wish) < 65536:
        raise ProblemError(f"PORT={wish} is not a port: choose one from 1024 to 65535.")
    try:
        family, kind, _, _, where = socket.getaddrinfo(
            host, int(wish), type=socket.SOCK_STREAM
        )[0]
        with socket.socket(family, kind) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(where)
    except OSError as reason:
        raise ProblemError(
            f"Port {wish} on {host} cannot be used ({reason.strerror}): stop what"
            f" uses it, or choose another with `make run PORT={int(wish) + 1}`."
        ) from None
    return host, int(wish)


def allowed_hosts() -> list[str]:
    host = os.environ.get("HOST") or "127.0.0.1"
    hosts = ["localhost", "127.0.0.1", "[::1]"]
    if host in EVERYWHERE:
        name = socket.gethostname()
        addresses = socket.getaddrinfo(name, None, family=socket.AF_INET)
        hosts += [name, f"{name}.local", *(str(entry[4][0]) for entry in addresses)]
    else:
        hosts.append(host)
    return list(dict.fromkeys(hosts))
