"""Settings, the Celery application and the entry points."""

from project.celery import app as celery_app

__all__ = ["celery_app"]
