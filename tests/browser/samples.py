"""A small story in three languages, as the pages show it."""

from __future__ import annotations

import datetime as dt

from claims.models import Claim
from tests.factories import (
    ClaimFactory,
    GroupFactory,
    MatchFactory,
    ReportFactory,
    SourceFactory,
    StoryFactory,
    quantity,
)

EN = "The mayor of Valmora said no toll was promised for the new bridge. It cost about 2,000 crowns, he added."
OTHER = "A lawmaker said a toll was promised for the new bridge. It cost 2,251 crowns, according to the auditors."
AR = "قال رئيس البلدية إن أي رسوم لم توعد للجسر الجديد. وبلغت كلفته نحو ألفي كرونة."
FR = "Selon un député, un péage a été promis pour le nouveau pont."


def sample_story() -> Claim:
    """The claim that is denied in English and Arabic, affirmed elsewhere; with everything around it."""
    story = StoryFactory(title="The new bridge of Valmora")
    day = dt.date(2024, 5, 6)
    rows = {}
    for text, lang, name in (
        (EN, "en", "Harbour Post"),
        (OTHER, "en", "Beacon Wire"),
        (AR, "ar", "صدى الميناء"),
        (FR, "fr", "Le Rivage"),
    ):
        rows[name] = ReportFactory(
            story=story,
            text=text,
            lang=lang,
            source=SourceFactory(name=name),
            published=day,
            title=text.partition(".")[0],
        )
    group = GroupFactory()
    base = ClaimFactory(
        report=rows["Harbour Post"], text="no toll was promised for the new bridge", group=group, polarity="deny",
        speaker="The mayor of Valmora", via=["Valmora Radio"],
    )  # fmt: skip
    against = ClaimFactory(
        report=rows["Beacon Wire"], text="a toll was promised for the new bridge", group=group, speaker="A lawmaker"
    )
    arabic = ClaimFactory(report=rows["صدى الميناء"], text="أي رسوم لم توعد للجسر الجديد", group=group, polarity="deny")
    french = ClaimFactory(report=rows["Le Rivage"], text="un péage a été promis pour le nouveau pont", group=group)
    cost = ClaimFactory(report=rows["Harbour Post"], text="It cost about 2,000 crowns")
    cost.quantities = [quantity(cost, "about 2,000 crowns", 2000, hedge="about")]
    cost.save()
    audited = ClaimFactory(report=rows["Beacon Wire"], text="It cost 2,251 crowns")
    audited.quantities = [quantity(audited, "2,251 crowns", 2251)]
    audited.save()
    denied = {"rule": "opposite", "left": [], "right": [], "denied": [True, False]}
    rule = {"feature": "relation", "value": 1, "weight": 0, "detail": denied}
    shared = {"feature": "shared", "value": 0.8, "weight": 5, "detail": {"shared": [["bridge", "للجسر"]]}}
    MatchFactory(left=base, right=against, relation="contradicts", evidence=[rule], flags=["other_speaker"])
    MatchFactory(left=base, right=arabic, relation="same", evidence=[shared])
    MatchFactory(left=base, right=french, relation="contradicts", evidence=[rule])
    MatchFactory(left=base, right=audited, relation="related")
    figures = {"rule": "other_figure", "figures": [["about 2,000 crowns", "2,251 crowns"]], "as_of": ["2024-05-06"] * 2}
    MatchFactory(
        left=cost, right=audited, relation="number_differs",
        evidence=[{"feature": "relation", "value": 1, "weight": 0, "detail": figures}],
    )  # fmt: skip
    return base
