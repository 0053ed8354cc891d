"""The admin site: open to curators, not only to those somebody has ticked as staff."""

from __future__ import annotations

from functools import cache

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


def may_enter(user: User | AnonymousUser) -> bool:
    """True for active staff and for active people who may curate; what they see inside depends on permissions."""
    if not user.is_active:
        return False
    return user.is_staff or user.has_perm("claims.curate")


class LoginForm(AuthenticationForm):
    """Name and password of somebody who may enter."""

    error_messages = AdminAuthenticationForm.error_messages
    required_css_class = "required"

    def confirm_login_allowed(self, user: User) -> None:
        """Refuse people who would only be sent back to this form."""
        super().confirm_login_allowed(user)
        if not may_enter(user):
            raise self.get_invalid_login_error()


class IsnadAdminSite(AdminSite):
    """Django's admin with the project's name and ``may_enter`` at the door."""

    site_header = _("Isnad: sources, people and work")
    site_title = _("Isnad")
    index_title = _("What would you like to look after?")
    login_form = LoginForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this person sees any page of the admin at all."""
        return may_enter(request.user)


@cache
def isnad_site() -> IsnadAdminSite:
    """The one site; ``project.apps.IsnadAdminConfig`` names this function as its default site.

    Django asks for the site while importing this package, whose modules ask for it again to register themselves:
    were a new one made each time, the one they registered with would be thrown away.
    """
    return IsnadAdminSite()
