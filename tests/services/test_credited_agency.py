"""The agency that a file credits reaches the claims, also when they are read anew."""

from __future__ import annotations

import json

import pytest

from claims.models import Claim, Report
from claims.services.pipeline import drain
from claims.services.reports import add_file, set_details

pytestmark = pytest.mark.django_db


def test_what_a_credited_report_tells_comes_through_its_agency_until_somebody_says_otherwise() -> None:
    record = {"text": "The storm sank 17 boats in Port Ardel.", "outlet": "Harbour News", "agency": "Baltic  Wire"}
    add_file(name="report.json", data=json.dumps(record).encode())
    drain()
    report = Report.objects.get()
    assert report.agency == "Baltic Wire"
    assert Claim.objects.current().get().via == ["Baltic Wire"]

    set_details(report=report, agency="")
    drain()
    assert Claim.objects.current().get().via == []
