"""Addresses that are worked out once are those that Django gives each time."""

from __future__ import annotations

import pytest
from django.template import Context, Template
from django.urls import reverse, set_script_prefix

from claims.models.addresses import address

PAGES = ("claim-compare", "report-detail", "story-detail", "match-judge", "match-evidence", "group-origins")


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("pk", [0, 7, 987_654_321, 2**40])
def test_an_address_is_the_one_of_its_page(name, pk):
    assert address(name, pk) == reverse(f"claims:{name}", args=[pk])
    drawn = Template('{% load isnad %}{{ pk|address:"' + name + '" }}').render(Context({"pk": pk}))
    assert drawn == address(name, pk)


def test_an_address_follows_the_folder_the_site_is_served_from():
    plain = address("story-detail", 3)
    set_script_prefix("/newsroom/3/")
    try:
        assert address("story-detail", 3) == f"/newsroom/3{plain}" == reverse("claims:story-detail", args=[3])
    finally:
        set_script_prefix("/")
