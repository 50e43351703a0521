"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from hipflex.http.release import release

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hipflex.settings")

application = get_wsgi_application()
# Now, while the files are those that this process has read.
release()
