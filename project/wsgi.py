"""The WSGI entry point, for waitress, gunicorn or granian."""

import os
import threading

from django.core.wsgi import get_wsgi_application

from claims.matching.warm import warm

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")

application = get_wsgi_application()

# Pages are served meanwhile; whoever asks first for a comparison of names need not wait for the lexicons.
threading.Thread(target=warm, name="warm-up", daemon=True).start()
