"""Configure gunicorn, for `make run` and the container image alike."""

import os
from pathlib import Path

wsgi_app = "hipflex.wsgi"
host = os.environ.get("HOST") or "127.0.0.1"
port = os.environ.get("PORT") or "8000"
bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"

workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
threads = 4
timeout = 30
graceful_timeout = 10
# Restart workers now and then, to free memory that a library leaks.
max_requests = 10_000
max_requests_jitter = 1_000
# With heartbeat files on a slow disk, healthy workers would seem to hang.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108

# An access log would show who looked at whose pages; the proxy counts requests.
accesslog = None
loglevel = os.environ.get("GUNICORN_LOG_LEVEL") or "info"
# The socket would be in the home folder, which may be read-only or shared.
control_socket_disable = True
