"""Who may see and do what. Every view carries exactly one of these decorators, fragments included."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """A request as the middleware leaves it."""

    htmx: HtmxDetails
    user: User | AnonymousUser


def wants_fragment(request: Request) -> bool:
    """Whether htmx asks for a part of the page; going back in the history it asks for the whole one."""
    return bool(request.htmx) and not request.htmx.history_restore_request


def person(request: Request) -> User:
    """Who is asking, where a decorator has made sure that it is somebody."""
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user


def _ask_to_log_in(request: Request) -> HttpResponse:
    """To the login page and back. A fragment reloads its page, which then asks; a POST comes back to where it was."""
    if request.htmx:
        return HttpResponse(status=403, headers={"HX-Refresh": "true"})
    safe = request.method in {"GET", "HEAD"}
    return redirect_to_login(request.get_full_path() if safe else reverse("claims:home"))


def reading(view: View) -> View:
    """Reading needs a login, unless ``ISNAD_PUBLIC_READ`` opens it."""

    @wraps(view)
    def checked(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if not settings.ISNAD_PUBLIC_READ and not request.user.is_authenticated:
            return _ask_to_log_in(request)
        return view(request, *args, **kwargs)

    return checked


def needs(permission: str) -> Callable[[View], View]:
    """The named permission (``claims.add_report``): 403 for a person without it, login for nobody."""

    def decorator(view: View) -> View:
        @wraps(view)
        def checked(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                return _ask_to_log_in(request)
            if not request.user.has_perm(permission):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return checked

    return decorator


adding = needs("claims.add_report")
judging = needs("claims.judge_match")
