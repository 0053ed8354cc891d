"""Stories: the list, one with its reports in time and its claims in groups, its matrix of claims and reports."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from django_htmx.http import replace_url

from claims.filters import MatrixForm
from claims.models import Story
from claims.selectors import matrix as matrices
from claims.selectors import stories as selectors
from claims.selectors.gold import gold_files, gold_zip
from claims.selectors.matrix_states import STATES_IN_WORDS
from claims.selectors.story_edits import edits_of, in_words

from .access import Request, judging, reading, wants_fragment
from .story_edits import just_done

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
    """One story, the whole of a long one with ``?all=1``; the address of one that was merged into another leads
    there."""
    story = get_object_or_404(Story.objects.select_related("merged_into"), pk=pk)
    if story.merged_into is not None:
        return redirect(story.merged_into)
    context = {
        "page": selectors.story_page(story, whole=bool(request.GET.get("all"))),
        "story": story,
        "done": just_done(request),
        "changes": in_words(edits_of(story)),
    }
    return render(request, "claims/story_detail.html", context)


@require_safe
@reading
def story_matrix(request: Request, pk: int) -> HttpResponse:
    """Who reports what, who is silent; ``#story-matrix`` is its fragment. The query string says what is seen."""
    story = get_object_or_404(Story.objects.select_related("merged_into"), pk=pk)
    if story.merged_into is not None:
        return redirect("claims:story-matrix", story.merged_into.pk)
    langs, sources = matrices.options(story)
    form = MatrixForm(request.GET, langs=langs, sources=sources)
    matrix = matrices.story_matrix(story, matrices.MatrixChoice(**form.chosen))
    context = {"story": story, "matrix": matrix, "form": form, "states": STATES_IN_WORDS}
    fragment = wants_fragment(request)
    response = render(request, "claims/_story_matrix.html" if fragment else "claims/story_matrix.html", context)
    patch_vary_headers(response, ("HX-Request",))
    if fragment:
        address = reverse("claims:story-matrix", args=[story.pk])
        return replace_url(response, f"{address}?{form.query}" if form.query else address)
    return response


@require_safe
@judging
def story_gold(request: Request, pk: int) -> HttpResponse:
    """The story as labelled data, zipped; ``?verified=1`` keeps only claims that people have looked at."""
    story = get_object_or_404(Story, pk=pk)
    verified = bool(request.GET.get("verified"))
    folder = f"story-{story.pk}{'-verified' if verified else ''}"
    files = gold_files(story.reports.all(), name=story.title, verified=verified)
    headers = {"Content-Disposition": f'attachment; filename="{folder}.zip"'}
    return HttpResponse(gold_zip(files, folder), content_type="application/zip", headers=headers)
