"""Settings, the Celery application and the entry points."""
