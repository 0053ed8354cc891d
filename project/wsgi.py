"""The WSGI entry point, for waitress, gunicorn or granian."""

import os
import threading

from django.core.wsgi import get_wsgi_application

from project.warm import warm_up

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "project.settings")

application = get_wsgi_application()

# Pages are served meanwhile; whoever asks first need not wait for lexicons and templates.
threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
