"""Stories: the list, and one with its reports in time and its claims in groups."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from claims.models import Story
from claims.selectors import stories as selectors

from .access import Request, reading

PER_PAGE = 30


@require_safe
@reading
def story_list(request: Request) -> HttpResponse:
    """Every story with its counts."""
    page = Paginator(selectors.stories(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "cards": selectors.story_cards(page.object_list), "query": ""}
    return render(request, "claims/story_list.html", context)


@require_safe
@reading
def story_detail(request: Request, pk: int) -> HttpResponse:
    """One story."""
    story = get_object_or_404(Story, pk=pk)
    return render(request, "claims/story_detail.html", {"page": selectors.story_page(story), "story": story})
