"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from hipflex.http.release import release

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hipflex.settings")

application = get_wsgi_application()
# Before files can change: this process has read its code just now.
release()
