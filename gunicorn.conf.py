"""How gunicorn serves HipFlex; the same for `make run` and the image."""

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
# Recycled workers give back what a library leaks.
max_requests = 10_000
max_requests_jitter = 1_000
# Heartbeats on a slow disk would look like hanging workers.
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108

# Access logs would hold who looked at whose page; the proxy counts requests.
accesslog = None
loglevel = os.environ.get("GUNICORN_LOG_LEVEL") or "info"
# The socket lies in the home folder, which may be read-only or shared.
control_socket_disable = True
