"""One way to build rows for tests: valid by default, spans exact, everything said aloud where it matters."""

from __future__ import annotations

import hashlib
from typing import Any

import factory
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import Permission, User

from claims.language.normalise import fold
from claims.models import Claim, Group, Match, Report, ReportVersion, Run, Source, Stage, Story
from claims.types import Relation

PASSWORD = "a-long-enough-passphrase"
PERMISSIONS_OF_GROUP = {
    "viewer": (),
    "fact-checker": ("add_report", "judge_match"),
    "curator": ("add_report", "judge_match", "curate"),
}


def digest(*parts: object) -> str:
    """A stable 64-character name for some parts."""
    return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


class UserFactory(factory.django.DjangoModelFactory):
    """A person with the password ``PASSWORD``; ``group="fact-checker"`` gives the group and what it may do."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person{n}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, group: str = "", **kwargs: Any) -> User:
        password = kwargs.pop("password", PASSWORD)
        superuser = kwargs.pop("is_superuser", False)
        make = model_class.objects.create_superuser if superuser else model_class.objects.create_user
        user = make(*args, password=password, **kwargs)
        if group:
            row, _ = AuthGroup.objects.get_or_create(name=group)
            codenames = PERMISSIONS_OF_GROUP.get(group, ())
            row.permissions.add(*Permission.objects.filter(content_type__app_label="claims", codename__in=codenames))
            user.groups.add(row)
        return user


class SourceFactory(factory.django.DjangoModelFactory):
    """An invented outlet."""

    class Meta:
        model = Source

    name = factory.Sequence(lambda n: f"Harbour Post {n}")
    reviewed = True


class StoryFactory(factory.django.DjangoModelFactory):
    """A story without reports."""

    class Meta:
        model = Story

    title = factory.Sequence(lambda n: f"The bridge of Valmora {n}")
    lang = "en"


class GroupFactory(factory.django.DjangoModelFactory):
    """An empty group of claims."""

    class Meta:
        model = Group


def sentences(count: int = 30) -> str:
    """A text of distinct sentences, three to a paragraph."""
    towns = [f"The council of Valmora {n} said the bridge would cost {n + 2} million crowns." for n in range(count)]
    return "\n\n".join(" ".join(towns[start : start + 3]) for start in range(0, count, 3))


class ReportFactory(factory.django.DjangoModelFactory):
    """A ready report with one version of ``text``; ``text=""`` makes one without a version (give a stage)."""

    class Meta:
        model = Report
        skip_postgeneration_save = True

    source = factory.SubFactory(SourceFactory)
    url = factory.Sequence(lambda n: f"https://harbour-post.example/{n}")
    title = factory.Sequence(lambda n: f"What the bridge costs {n}")
    lang = "en"
    stage = Stage.READY
    identity = factory.Sequence(lambda n: f"test:{n}")

    @classmethod
    def _create(cls, model_class: type[Report], *args: Any, text: str | None = None, **kwargs: Any) -> Report:
        text = sentences() if text is None else text
        stage = kwargs.pop("stage", Stage.READY)
        first = Stage.QUEUED if stage == Stage.READY else stage
        report = super()._create(model_class, *args, stage=first, **kwargs)
        if text:
            report.current_version = ReportVersion.objects.create(
                report=report, number=1, title=report.title, text=text, text_hash=digest(text)
            )
        report.stage = stage
        report.save()
        return report


class ClaimFactory(factory.django.DjangoModelFactory):
    """A claim that stands in its report's text. Without ``text`` it takes a sentence no other claim has taken."""

    class Meta:
        model = Claim

    report = factory.SubFactory(ReportFactory)
    checkworthiness = 0.8

    @classmethod
    def _create(cls, model_class: type[Claim], *args: Any, text: str = "", **kwargs: Any) -> Claim:
        report: Report = kwargs["report"]
        version = kwargs.setdefault("version", report.current_version)
        if not text:
            taken = set(Claim.objects.filter(version=version).values_list("text", flat=True))
            lines = version.text.replace("\n\n", " ").replace(". ", ".\0").split("\0")
            text = next(line for line in lines if line not in taken)
        start = kwargs.pop("start", None)
        start = version.text.index(text) if start is None else start
        kwargs.setdefault("fingerprint", digest(report.pk, fold(text), start))
        kwargs.setdefault("lang", report.lang)
        return super()._create(model_class, *args, text=text, start=start, end=start + len(text), **kwargs)


def quantity(claim: Claim, raw: str, value: float, *, counted: str | None = None, **more: Any) -> dict[str, Any]:
    """The stored form of one figure of a claim; offsets are those of ``raw`` in the claim's report."""
    start = claim.start + claim.text.index(raw)
    row = {"raw": raw, "start": start, "end": start + len(raw), "value": value, "low": value, "high": value}
    return {**row, "hedge": "exact", "unit": "", "counted": counted, **more}


class MatchFactory(factory.django.DjangoModelFactory):
    """A pair of claims of two reports, sorted as the table wants them."""

    class Meta:
        model = Match

    left = factory.SubFactory(ClaimFactory)
    right = factory.SubFactory(ClaimFactory)
    score = 0.8
    confidence = 0.8
    relation = Relation.SAME.value

    @classmethod
    def _create(cls, model_class: type[Match], *args: Any, **kwargs: Any) -> Match:
        left, right = kwargs.pop("left"), kwargs.pop("right")
        if left.pk > right.pk:
            left, right = right, left
            kwargs["relation"] = Relation(kwargs["relation"]).inverse.value
        return super()._create(
            model_class,
            *args,
            left=left,
            right=right,
            left_report=left.report,
            right_report=right.report,
            **kwargs,
        )


class RunFactory(factory.django.DjangoModelFactory):
    """A pending run of a queued report."""

    class Meta:
        model = Run

    report = factory.SubFactory(ReportFactory, stage=Stage.QUEUED, text="")
    kind = "process"
