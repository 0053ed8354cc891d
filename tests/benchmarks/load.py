"""How soon pages come while many people read and judge: the embedded web server, a large archive, a crowd of clients.

Each person logs in and goes from page to page with a pause for reading between, and now and then judges a match.
Everything stays on 127.0.0.1. A trivial page is asked for in the same run: what it takes longer than on an idle machine
is the machine's doing. Afterwards each page is asked for by one person alone, and the processor time of the server
counted: that depends little on what else the machine does.
"""

from __future__ import annotations

import http.client
import os
import random
import re
import statistics
import subprocess
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group as AuthGroup
from django.contrib.auth.models import User

from claims.management.commands import start
from claims.models import Claim, Match, Report, Story
from project import preflight

HOST = "127.0.0.1"
PASSWORD = "a-long-enough-passphrase"
TARGET_MS = 400
WARM_SECONDS = 30.0
PAUSE = (2.0, 8.0)
"""Seconds a person reads before going on: a page is looked over in a few; those who study one take minutes."""
WEIGHTS = {
    "healthz": 3, "home": 3, "reports": 3, "stories": 2, "report": 4, "compare": 6, "evidence": 2, "numbers": 3,
    "origins": 3, "story": 3, "matrix": 3, "beside": 3, "check": 3, "judge": 3,
}  # fmt: skip
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass(frozen=True)
class Targets:
    """What there is to look at. ``matches`` are (match, claim); ``pairs`` reports of one story."""

    reports: list[int]
    claims: list[int]
    groups: list[int]
    stories: list[int]
    matches: list[tuple[int, int]]
    pairs: list[tuple[int, int]]
    sentences: list[str]


@dataclass
class Answer:
    """One request: seconds, and what was wrong with it, if anything."""

    page: str
    seconds: float
    problem: str = ""


class Person:
    """One client with a session, on a connection that is kept open."""

    def __init__(self, port: int, name: str, targets: Targets, seed: int) -> None:
        self.name, self.targets = name, targets
        self.chance = random.Random(seed)
        self.cookies: dict[str, str] = {}
        self.caller = http.client.HTTPConnection(HOST, port, timeout=60)

    def ask(
        self, page: str, path: str, form: dict[str, str] | None = None, *, htmx: bool = False
    ) -> tuple[Answer, str]:
        """One request and the body of its answer."""
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        headers |= {"HX-Request": "true"} if htmx else {}
        body = None
        if form is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": self.cookies["csrftoken"]}
            body = urlencode(form)
        began = time.perf_counter()
        try:
            self.caller.request("POST" if form is not None else "GET", path, body, headers)
            response = self.caller.getresponse()
            text = response.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException) as error:
            self.caller.close()
            return Answer(page, time.perf_counter() - began, f"{type(error).__name__}: {path}"), ""
        seconds = time.perf_counter() - began
        for line in response.headers.get_all("Set-Cookie", []):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        good = response.status == (302 if page == "login" and form else 200)
        return Answer(page, seconds, "" if good else f"{response.status}: {path}"), text

    def log_in(self) -> Answer:
        """The form, then the account."""
        _, text = self.ask("login", "/login/")
        token = _TOKEN.search(text)
        form = {"username": self.name, "password": PASSWORD, "csrfmiddlewaretoken": token[1] if token else ""}
        return self.ask("login", "/login/", form)[0]

    def visit(self, page: str) -> Answer:
        """One page of a kind, of whichever thing chance picks."""
        pick, there = self.chance.choice, self.targets
        if page == "judge":
            match, claim = pick(there.matches)
            verdict = pick(["confirmed", "unsure", "rejected", "withdrawn"])
            form = {"claim": str(claim), "verdict": verdict, "relation": "", "note": "", "shown": ""}
            return self.ask(page, f"/matches/{match}/judge/", form, htmx=True)[0]
        match, claim = pick(there.matches)
        left, right = pick(there.pairs)
        paths: dict[str, Callable[[], str]] = {
            "healthz": lambda: "/healthz",
            "home": lambda: "/",
            "reports": lambda: f"/reports/?page={self.chance.randint(1, 5)}",
            "stories": lambda: f"/stories/?page={self.chance.randint(1, 3)}",
            "report": lambda: f"/reports/{pick(there.reports)}/",
            "compare": lambda: f"/claims/{pick(there.claims)}/compare/",
            "evidence": lambda: f"/matches/{match}/evidence/?claim={claim}",
            "numbers": lambda: f"/groups/{pick(there.groups)}/numbers/",
            "origins": lambda: f"/groups/{pick(there.groups)}/origins/",
            "story": lambda: f"/stories/{pick(there.stories)}/",
            "matrix": lambda: f"/stories/{pick(there.stories)}/matrix/",
            "beside": lambda: f"/reports/{left}/beside/{right}/",
            "check": lambda: f"/check/?q={quote(pick(there.sentences))}",
        }
        return self.ask(page, paths[page]())[0]


def targets(seed: int = 5) -> Targets:
    """What the crowd looks at: reports, claims and groups as they come, so that large stories are read more."""
    chance = random.Random(seed)
    grouped = list(Claim.objects.current().filter(group__isnull=False).order_by("pk").values_list("pk", "group_id"))
    rows = chance.sample(grouped, min(len(grouped), 600))
    matches = list(Match.objects.shown().order_by("?").values_list("pk", "left_id")[:600])
    pairs = Match.objects.shown().order_by("?").values_list("left_report_id", "right_report_id")[:400]
    sentences = Claim.objects.current().filter(pk__in=[pk for pk, _ in rows[:200]]).values_list("text", flat=True)
    return Targets(
        reports=list(Report.objects.order_by("pk").values_list("pk", flat=True)),
        claims=[pk for pk, _ in rows],
        groups=[group for _, group in rows if group is not None],
        stories=list(Story.objects.values_list("pk", flat=True)),
        matches=matches,
        pairs=list(pairs),
        sentences=[text[:400] for text in sentences],
    )


def make_people(count: int) -> list[str]:
    """Fact-checkers who can log in."""
    names = [f"reader{number}" for number in range(count)]
    hashed = make_password(PASSWORD)
    User.objects.bulk_create([User(username=name, password=hashed) for name in names], ignore_conflicts=True)
    AuthGroup.objects.get(name="fact-checker").user_set.add(*User.objects.filter(username__in=names))
    return names


@contextmanager
def served(log: Path) -> Iterator[tuple[int, list[int]]]:
    """The web server as ``manage.py start`` runs it, without worker: its port and processes."""
    port = preflight.choose_port(HOST, 0)
    with preflight.listening(HOST, port) as sockets, log.open("ab") as out:
        web = start._web(sockets)
        running = [
            subprocess.Popen(one.command, stdout=out, stderr=out, env=start._environment(), pass_fds=one.files)
            for one in web
        ]
        try:
            end = time.monotonic() + start.READY_SECONDS
            while not start._answers(HOST, port):
                if any(process.poll() is not None for process in running) or time.monotonic() > end:
                    raise SystemExit(f"The web server did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")
                time.sleep(0.2)
            yield port, [process.pid for process in running]
        finally:
            for process, one in zip(running, web, strict=True):
                process.send_signal(one.stop_signal)
            for process in running:
                try:
                    process.wait(start.READY_SECONDS)
                except subprocess.TimeoutExpired:
                    process.kill()


def processor_seconds(pids: list[int]) -> float | None:
    """What processes have used, ``None`` where the system does not tell (anywhere but on Linux)."""
    used = 0
    for pid in pids:
        try:
            parts = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return None
        used += int(parts[11]) + int(parts[12])
    return used / os.sysconf("SC_CLK_TCK")


def _quiet(pids: list[int]) -> None:
    """Wait until the processes have warmed up: no more than a tenth of a second used in one."""
    before, end = processor_seconds(pids), time.monotonic() + WARM_SECONDS
    while before is not None and time.monotonic() < end:
        time.sleep(1)
        now = processor_seconds(pids) or 0.0
        if now - before < 0.1:
            return
        before = now


def run(*, users: int, seconds: float, alone: int, log: Path, pause: tuple[float, float] = PAUSE) -> dict[str, Any]:
    """Let ``users`` people read and judge for so many seconds, then one ``alone``, so many times a page; print and
    return the figures."""
    there, names = targets(), make_people(users)
    with served(log) as (port, pids):
        _quiet(pids)
        people = [Person(port, name, there, seed) for seed, name in enumerate(names)]
        answers = [person.log_in() for person in people]
        used, busy = processor_seconds(pids), os.times()
        loads = []
        found = _crowd(people, seconds, pause, watch=lambda: loads.append(os.getloadavg()[0]))
        used_crowd = (processor_seconds(pids) or 0.0) - (used or 0.0)
        asking = sum(os.times()[:2]) - sum(busy[:2])
        costs = _alone(people[0], pids, alone)
        answers += found
    figures = _figures(answers, costs)
    figures["alone"] = costs
    figures["processor_ms_per_request"] = round(1000 * used_crowd / max(1, len(found)), 1)
    figures["requests_per_second"] = round(len(found) / seconds, 1)
    figures["processor_ms_of_the_crowd_per_request"] = round(1000 * asking / max(1, len(found)), 1)
    figures["pause_seconds"] = list(pause)
    figures["load_average"] = round(max(loads, default=0.0), 1)
    _show(figures)
    return figures


def _crowd(
    people: list[Person], seconds: float, pause: tuple[float, float], watch: Callable[[], object]
) -> list[Answer]:
    """Everything people ask for in so many seconds; ``watch`` is called now and then meanwhile."""
    answers: list[Answer] = []
    end = time.monotonic() + seconds
    over = threading.Event()

    def read(person: Person) -> None:
        pages, weights = list(WEIGHTS), list(WEIGHTS.values())
        over.wait(person.chance.uniform(0, pause[1]))
        while time.monotonic() < end:
            answers.append(person.visit(person.chance.choices(pages, weights)[0]))
            over.wait(person.chance.uniform(*pause))

    threads = [threading.Thread(target=read, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    while time.monotonic() < end:
        watch()
        time.sleep(1)
    for thread in threads:
        thread.join()
    return answers


def _alone(person: Person, pids: list[int], times: int) -> dict[str, float]:
    """Processor milliseconds of the server for one request of each page, nobody else asking."""
    found = {}
    for page in WEIGHTS:
        before = processor_seconds(pids)
        for _ in range(times):
            person.visit(page)
        after = processor_seconds(pids)
        if before is not None and after is not None:
            found[page] = round(1000 * (after - before) / times, 1)
    return found


def _figures(answers: list[Answer], alone: dict[str, float]) -> dict[str, Any]:
    by_page: dict[str, list[Answer]] = defaultdict(list)
    for answer in answers:
        by_page[answer.page].append(answer)
    trivial = _percentile([one.seconds for one in by_page["healthz"]], 95)
    pages = {}
    for page in ("login", *WEIGHTS):
        times = [one.seconds for one in by_page[page]]
        if times:
            p95 = _percentile(times, 95)
            pages[page] = {
                "count": len(times),
                "median_ms": round(1000 * statistics.median(times), 1),
                "p95_ms": round(1000 * p95, 1),
                "max_ms": round(1000 * max(times), 1),
                "p95_over_healthz_ms": round(1000 * (p95 - trivial), 1),
                "processor_ms_alone": alone.get(page),
                "errors": sum(bool(one.problem) for one in by_page[page]),
            }
    problems = sorted({one.problem for one in answers if one.problem})
    return {"target_p95_ms": TARGET_MS, "pages": pages, "problems": problems}


def _percentile(values: list[float], percent: int) -> float:
    """The value that so many percent do not exceed, 0 without values."""
    return sorted(values)[max(0, -(-len(values) * percent // 100) - 1)] if values else 0.0


def _show(figures: dict[str, Any]) -> None:
    print(f"{'page':10}{'count':>7}{'median':>9}{'p95':>9}{'max':>9}{'- healthz':>11}{'cpu alone':>11}{'errors':>8}")
    for page, row in figures["pages"].items():
        late = "  late" if row["p95_ms"] > TARGET_MS and page != "login" else ""
        cpu = "" if row["processor_ms_alone"] is None else f"{row['processor_ms_alone']:.1f}"
        print(
            f"{page:10}{row['count']:7}{row['median_ms']:9.1f}{row['p95_ms']:9.1f}{row['max_ms']:9.1f}"
            f"{row['p95_over_healthz_ms']:11.1f}{cpu:>11}{row['errors']:8}{late}"
        )
    print(
        f"Milliseconds; {figures['requests_per_second']} requests a second with {figures['pause_seconds'][0]:g} to "
        f"{figures['pause_seconds'][1]:g} seconds of reading between, each {figures['processor_ms_per_request']} of "
        f"the server's processor time (and {figures['processor_ms_of_the_crowd_per_request']} of the crowd's own); "
        f"highest load average {figures['load_average']}."
    )
    for problem in figures["problems"][:20]:
        print(f"Problem: {problem}")
