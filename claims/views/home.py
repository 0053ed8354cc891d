"""The first page."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe
from django_htmx.http import trigger_client_event

from claims.forms import AddForm
from claims.selectors import home as selectors
from claims.selectors.report import source_choices

from .access import Request, reading


@require_safe
@reading
def home(request: Request) -> HttpResponse:
    """Paste box, what is running, conflicts, stories.

    Two fragments: ``#home-activity`` asks again while something is on its way, and tells ``#home-overview`` (by the
    event ``isnad:finished``) when there is something new to show.
    """
    target = request.htmx.target if request.htmx else ""
    if target == "home-activity":
        activity = selectors.activity()
        if request.GET.get("seen") == activity.fingerprint:
            return HttpResponse(status=204)
        response = render(request, "claims/_home_activity.html", {"activity": activity})
        if request.GET.get("working") != str(activity.working):
            trigger_client_event(response, "isnad:finished")
        return response
    overview = selectors.overview()
    if target == "home-overview":
        return render(request, "claims/_home_overview.html", {"overview": overview})
    context = {
        "overview": overview,
        "activity": selectors.activity(),
        "form": AddForm(),
        "source_names": [name for _pk, name in source_choices()],
    }
    return render(request, "claims/home.html", context)
