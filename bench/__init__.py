"""Speed against the framework's floor: `make bench`."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hipflex.settings")
django.setup()
