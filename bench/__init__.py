"""Speed of pages compared with a trivial view: `make bench`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hipflex.settings")
django.setup()
