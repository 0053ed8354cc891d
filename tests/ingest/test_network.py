"""Fetching from sites that behave badly, on loopback."""

from __future__ import annotations

import dataclasses
import gzip
import shutil
import socket
import ssl
import subprocess
import threading
import time
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from claims.ingest import connection
from claims.ingest.errors import IngestError
from claims.ingest.network import Fetched, fetch
from claims.ingest.policy import FetchPolicy
from claims.ingest.robots import RobotsCache
from tests.ingest.conftest import Site, redirect, response, running_site

Names = dict[str, list[tuple[str, ...]]]


def failure(url: str, policy: FetchPolicy, robots: RobotsCache) -> IngestError:
    with pytest.raises(IngestError) as caught:
        fetch(url, policy=policy, robots=robots)
    return caught.value


def test_a_page_comes_with_its_type_charset_and_final_address(
    site: Site, policy: FetchPolicy, robots: RobotsCache
) -> None:
    site.pages["/a"] = redirect("/b?x=1")
    site.pages["/b?x=1"] = response("مرحبا".encode("cp1256"), content_type='Text/HTML; charset="windows-1256"')
    assert fetch(site.url("/a"), policy=policy, robots=robots) == Fetched(
        url=site.url("/a"),
        final_url=site.url("/b?x=1"),
        status=200,
        content_type="text/html",
        charset="cp1256",
        body="مرحبا".encode("cp1256"),
    )


def test_the_site_learns_who_asks_and_nothing_else(
    site: Site, policy: FetchPolicy, robots: RobotsCache, names: Names, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    names["news.test"] = [("127.0.0.1",)]
    site.pages["/"] = response(status="302 Found", headers=("Location: /in", "Set-Cookie: id=7; Path=/"))
    site.pages["/in"] = response(b"hello")
    fetch(site.url("/", host="news.test"), policy=policy, robots=robots)
    last = site.requests[-1].decode().lower()
    assert f"host: news.test:{site.port}" in last
    assert "user-agent: isnadbot/" in last
    assert "cookie" not in last
    assert "referer" not in last


def test_arabic_paths_are_asked_for_in_utf8(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    wire = "/%D8%A3%D8%AE%D8%A8%D8%A7%D8%B1"
    site.pages["/old"] = redirect("/أخبار")  # sent as raw UTF-8, as servers do
    site.pages[wire] = response(b"hello")
    assert fetch(site.url("/old"), policy=policy, robots=robots).final_url == site.url(wire)


def test_a_name_that_changes_its_address_between_requests_gains_nothing(
    site: Site, policy: FetchPolicy, robots: RobotsCache, names: Names
) -> None:
    site.pages["/"] = redirect("/again")
    names["rebind.test"] = [("127.0.0.1",), ("127.0.0.1",), ("10.0.0.1",)]  # robots.txt, the page, its redirect
    error = failure(site.url("/", host="rebind.test"), policy, robots)
    assert error.code == "blocked_address"
    assert site.paths == ["/robots.txt", "/"]


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://169.254.169.254/latest/meta-data", "blocked_address"),
        ("//10.0.0.1/", "blocked_address"),
        ("http://[::1]/", "blocked_address"),
        ("http://0x0a000001/", "blocked_address"),
        ("http://8.8.8.8:22/", "blocked_port"),
        ("http://user:secret@8.8.8.8/", "url_credentials"),
        ("file:///etc/passwd", "bad_url"),
        ("gopher://127.0.0.1/", "bad_url"),
    ],
)
def test_redirects_are_checked_like_links(
    site: Site, policy: FetchPolicy, robots: RobotsCache, names: Names, target: str, code: str
) -> None:
    site.pages["/"] = redirect(target)
    policy = dataclasses.replace(policy, ports=(site.port, 80))
    assert failure(site.url("/"), policy, robots).code == code


def test_five_redirects_are_followed_and_the_sixth_is_not(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    for step in range(6):
        site.pages[f"/{step}"] = redirect(f"/{step + 1}")
    site.pages["/6"] = response(b"the end")
    assert fetch(site.url("/1"), policy=policy, robots=robots).body == b"the end"
    assert failure(site.url("/0"), policy, robots).code == "too_many_redirects"


@pytest.mark.parametrize(
    ("status", "code", "retryable"),
    [
        ("404 Not Found", "http_not_found", False),
        ("410 Gone", "http_not_found", False),
        ("401 Unauthorized", "http_forbidden", False),
        ("403 Forbidden", "http_forbidden", False),
        ("451 Unavailable For Legal Reasons", "http_forbidden", False),
        ("429 Too Many Requests", "http_rate_limited", True),
        ("400 Bad Request", "http_error", False),
        ("304 Not Modified", "http_error", False),
        ("500 Internal Server Error", "http_error", True),
        ("503 Service Unavailable", "http_error", True),
    ],
)
def test_each_status_says_what_happened_and_whether_to_try_again(
    site: Site, policy: FetchPolicy, robots: RobotsCache, status: str, code: str, retryable: bool
) -> None:
    site.pages["/"] = response(status=status)
    error = failure(site.url("/"), policy, robots)
    assert (error.code, error.retryable) == (code, retryable)
    assert status[:3] in str(error)


@pytest.mark.parametrize("content_type", ["application/pdf", "image/png", "video/mp4", "application/octet-stream"])
def test_only_text_is_fetched(site: Site, policy: FetchPolicy, robots: RobotsCache, content_type: str) -> None:
    site.pages["/"] = response(b"%PDF-1.7", content_type=content_type)
    error = failure(site.url("/"), policy, robots)
    assert error.code == "unsupported_type"
    assert content_type in str(error)


def test_gzip_is_unpacked_also_in_several_members(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    packed = gzip.compress(b"first ") + gzip.compress(b"second") + b"trailing"
    site.pages["/"] = response(packed, headers=("Content-Encoding: gzip",))
    assert fetch(site.url("/"), policy=policy, robots=robots).body == b"first second"


@pytest.mark.parametrize("encoding", ["br", "deflate", "zstd", "gzip, gzip", "x-unknown"])
def test_other_packings_are_refused(site: Site, policy: FetchPolicy, robots: RobotsCache, encoding: str) -> None:
    site.pages["/"] = response(b"....", headers=(f"Content-Encoding: {encoding}",))
    assert failure(site.url("/"), policy, robots).code == "unsupported_encoding"


@pytest.mark.parametrize("body", [b"not gzip at all", gzip.compress(b"x" * 5000)[:-12]], ids=["other", "cut off"])
def test_damaged_gzip_is_a_damaged_answer(site: Site, policy: FetchPolicy, robots: RobotsCache, body: bytes) -> None:
    site.pages["/"] = response(body, headers=("Content-Encoding: gzip",))
    assert failure(site.url("/"), policy, robots).code == "broken_response"


def test_a_bomb_is_recognised_before_it_unfolds(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(b"\0" * 1_000_000) for _ in range(100)) + packer.flush()
    site.pages["/"] = response(bomb, headers=("Content-Encoding: gzip",))
    assert len(bomb) < 200_000
    assert failure(site.url("/"), policy, robots).code == "compressed_bomb"


def test_a_body_too_large_by_its_own_word_is_not_read(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/"] = response(b"x", headers=("Content-Length: 5000001",))
    error = failure(site.url("/"), policy, robots)
    assert error.code == "too_large"
    assert "5 MB" in str(error)


def test_an_endless_body_ends_at_the_limit(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    def pour(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not site.closing.is_set():
            connection.sendall(b"a" * 65536)

    site.pages["/"] = pour
    assert failure(site.url("/"), policy, robots).code == "too_large"


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b""])
def test_a_slow_drip_ends_at_the_deadline(site: Site, policy: FetchPolicy, robots: RobotsCache, start: bytes) -> None:
    def drip(connection: socket.socket) -> None:
        connection.sendall(start)
        while not site.closing.wait(0.02):
            connection.sendall(b"a")

    site.pages["/"] = drip
    began = time.monotonic()
    error = failure(site.url("/"), dataclasses.replace(policy, total_seconds=0.5), robots)
    assert time.monotonic() - began < 3
    if start:
        assert error.code == "timeout"
        assert error.retryable


def test_a_silent_site_times_out(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/"] = lambda connection: (site.closing.wait(5), None)[1]
    error = failure(site.url("/"), dataclasses.replace(policy, read_seconds=0.1), robots)
    site.closing.set()
    assert error.code == "timeout"


def test_a_body_shorter_than_promised_is_a_damaged_answer(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/"] = response(b"only this", headers=("Content-Length: 500",))
    assert failure(site.url("/"), policy, robots).code == "broken_response"


def test_what_is_not_http_is_a_damaged_answer(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/"] = b"SSH-2.0-OpenSSH_9.2\r\n"
    assert failure(site.url("/"), policy, robots).code == "broken_response"


def test_a_closed_port_is_unreachable(policy: FetchPolicy, robots: RobotsCache) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    error = failure(f"http://127.0.0.1:{port}/", dataclasses.replace(policy, ports=(port,)), robots)
    assert error.code == "unreachable"
    assert error.retryable


def test_a_port_that_is_not_for_the_web_is_refused_before_connecting(site: Site, robots: RobotsCache) -> None:
    error = failure(site.url("/"), FetchPolicy(allow=("127.0.0.0/8",)), robots)
    assert error.code == "blocked_port"
    assert site.requests == []


def test_https_must_be_genuine(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    error = failure(site.url("/").replace("http:", "https:"), policy, robots)
    assert error.code == "bad_certificate"


@pytest.fixture
def secure_site(tmp_path: Path) -> Iterator[Site]:
    """A site on TLS. Its certificate is made for the test and trusted by nobody."""
    if shutil.which("openssl") is None:
        pytest.skip("needs the openssl command to make a certificate")
    made = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=127.0.0.1"
    subprocess.run(
        [*made.split(), "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "key.pem", "-out", "cert.pem"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "cert.pem", tmp_path / "key.pem")
    with running_site(context) as site:
        yield site


@pytest.fixture
def trust(tmp_path: Path, secure_site: Site, monkeypatch: pytest.MonkeyPatch) -> FetchPolicy:
    """The policy for ``secure_site`` when the system trusts its certificate."""
    context = ssl.create_default_context(cafile=tmp_path / "cert.pem")
    monkeypatch.setattr(connection, "_ssl_context", lambda: context)
    return FetchPolicy(allow=("127.0.0.0/8",), ports=(secure_site.port,), total_seconds=10)


def test_a_certificate_nobody_vouches_for_is_refused(secure_site: Site, robots: RobotsCache) -> None:
    policy = FetchPolicy(allow=("127.0.0.0/8",), ports=(secure_site.port,), total_seconds=10)
    assert failure(secure_site.url("/", scheme="https"), policy, robots).code == "bad_certificate"
    assert secure_site.requests == []


def test_a_genuine_secure_page_is_read(secure_site: Site, trust: FetchPolicy, robots: RobotsCache) -> None:
    secure_site.pages["/"] = response(b"secure")
    assert fetch(secure_site.url("/", scheme="https"), policy=trust, robots=robots).body == b"secure"


def test_a_certificate_for_another_name_is_refused(
    secure_site: Site, trust: FetchPolicy, robots: RobotsCache, names: Names
) -> None:
    names["news.test"] = [("127.0.0.1",)]
    error = failure(secure_site.url("/", host="news.test", scheme="https"), trust, robots)
    assert error.code == "bad_certificate"


def test_a_secure_page_does_not_lead_to_an_insecure_one(
    secure_site: Site, trust: FetchPolicy, robots: RobotsCache
) -> None:
    secure_site.pages["/elsewhere"] = redirect("http://news.test/")
    assert failure(secure_site.url("/elsewhere", scheme="https"), trust, robots).code == "insecure_redirect"
    secure_site.pages["/itself"] = redirect(secure_site.url("/itself"))
    assert failure(secure_site.url("/itself", scheme="https"), trust, robots).code == "insecure_redirect"


def test_a_site_that_forgets_its_s_is_asked_securely(
    secure_site: Site, trust: FetchPolicy, robots: RobotsCache
) -> None:
    secure_site.pages["/a"] = redirect(secure_site.url("/a/"))
    secure_site.pages["/a/"] = response(b"secure")
    fetched = fetch(secure_site.url("/a", scheme="https"), policy=trust, robots=robots)
    assert (fetched.final_url, fetched.body) == (secure_site.url("/a/", scheme="https"), b"secure")


def test_a_user_agent_cannot_smuggle_headers() -> None:
    with pytest.raises(ValueError, match="one line"):
        FetchPolicy(user_agent="Bot\r\nX-Admin: 1")


# robots.txt


def rules(text: str) -> bytes:
    return response(text.encode(), content_type="text/plain")


def test_robots_txt_is_asked_once_and_obeyed(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /private/\n")
    site.pages["/open"] = response(b"open")
    assert fetch(site.url("/open"), policy=policy, robots=robots).body == b"open"
    error = failure(site.url("/private/report"), policy, robots)
    assert error.code == "robots_disallowed"
    assert not error.retryable
    assert site.paths == ["/robots.txt", "/open"]


def test_rules_for_our_own_name_go_before_those_for_all(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /\n\nUser-agent: IsnadBot\nAllow: /\n")
    site.pages["/"] = response(b"welcome")
    assert fetch(site.url("/"), policy=policy, robots=robots).body == b"welcome"


def test_a_redirect_into_a_closed_part_is_not_followed(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /private/\n")
    site.pages["/a"] = redirect("/private/b")
    assert failure(site.url("/a"), policy, robots).code == "robots_disallowed"
    assert "/private/b" not in site.paths


@pytest.mark.parametrize("status", ["404 Not Found", "403 Forbidden", "401 Unauthorized"])
def test_a_site_without_rules_allows_everything(
    site: Site, policy: FetchPolicy, robots: RobotsCache, status: str
) -> None:
    site.pages["/robots.txt"] = response(b"User-agent: *\nDisallow: /", status=status)
    site.pages["/"] = response(b"page")
    assert fetch(site.url("/"), policy=policy, robots=robots).body == b"page"


def test_a_site_whose_rules_cannot_be_had_is_left_alone_for_now(
    site: Site, policy: FetchPolicy, robots: RobotsCache
) -> None:
    site.pages["/robots.txt"] = response(status="503 Service Unavailable")
    site.pages["/"] = response(b"page")
    error = failure(site.url("/"), policy, robots)
    assert error.code == "robots_unreachable"
    assert error.retryable
    assert "/" not in site.paths


def test_rules_are_asked_for_again_when_they_are_old(site: Site, policy: FetchPolicy) -> None:
    forgetful = RobotsCache(keep_seconds=0)
    site.pages["/"] = response(b"page")
    for _ in range(2):
        fetch(site.url("/"), policy=policy, robots=forgetful)
    assert site.paths.count("/robots.txt") == 2


def test_a_huge_rules_file_is_read_as_far_as_the_standard_asks(
    site: Site, policy: FetchPolicy, robots: RobotsCache
) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /private/\n" + "# filler\n" * 100_000)
    assert failure(site.url("/private/x"), policy, robots).code == "robots_disallowed"


def test_the_rules_file_leads_no_further_inside_than_a_page(
    site: Site, policy: FetchPolicy, robots: RobotsCache, names: Names
) -> None:
    site.pages["/robots.txt"] = redirect("http://10.0.0.1/robots.txt")
    policy = dataclasses.replace(policy, ports=(site.port, 80))
    assert failure(site.url("/"), policy, robots).code == "blocked_address"


def test_an_operator_may_switch_the_rules_off(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/robots.txt"] = rules("User-agent: *\nDisallow: /\n")
    site.pages["/"] = response(b"own intranet")
    own = dataclasses.replace(policy, respect_robots=False)
    assert fetch(site.url("/"), policy=own, robots=robots).body == b"own intranet"
    assert site.paths == ["/"]


def test_many_threads_may_share_the_rules(site: Site, policy: FetchPolicy, robots: RobotsCache) -> None:
    site.pages["/"] = response(b"page")
    bodies: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: bodies.append(fetch(site.url("/"), policy=policy, robots=robots).body))
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert bodies == [b"page"] * 4


def test_the_fetcher_reads_no_files_of_the_host(tmp_path: Path, robots: RobotsCache) -> None:
    secret = tmp_path / "secret.html"
    secret.write_text("secret")
    for link in (secret.as_uri(), str(secret), f"http:{secret}"):
        assert failure(link, FetchPolicy(), robots).code in {"bad_url", "dns_failure", "blocked_address"}
