"""Applications of others, as this project configures them."""

from django.contrib.admin.apps import AdminConfig


class IsnadAdminConfig(AdminConfig):
    """The Django admin, on a site of our own that lets curators in."""

    default_site = "claims.admin.site.isnad_site"
