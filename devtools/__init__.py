"""Commands for development, run as `python -m devtools.<name>`.

They are no part of the product: nothing imports them, and they use packages from
`requirements-dev.txt`.
"""

import os

import django
from django.apps import apps

if not apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hipflex.settings")
    django.setup()
