"""The Django application."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ClaimsConfig(AppConfig):
    """Isnad's one application."""

    name = "claims"
    verbose_name = _("Claims")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """The database keeps its log of changed claims whatever migrations do to its tables."""
        from claims.models.change import watch_claims

        post_migrate.connect(watch_claims, sender=self)
