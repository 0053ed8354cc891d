"""No link, however written, leads to an address that is not public."""

import socket
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.ingest.addresses import is_permitted, resolve
from claims.ingest.errors import IngestError
from claims.ingest.network import fetch


def each(words: str) -> list[str]:
    return words.split()


FORBIDDEN = each("""
127.0.0.1 127.1.2.3 0.0.0.0 10.0.0.1 172.16.9.9 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
192.0.0.170 192.0.2.1 192.88.99.1 198.18.0.1 198.51.100.7 203.0.113.9 224.0.0.1 240.0.0.1 255.255.255.255
168.63.129.16 :: ::1 ::ffff:127.0.0.1 ::ffff:169.254.169.254 ::ffff:8.8.8.8 ::127.0.0.1 ::ffff:0:127.0.0.1
64:ff9b::a9fe:a9fe 64:ff9b:1::1 2002:7f00:1:: 2001:0:7f00:1:: 2001:20::1 fe80::1 fe80::1%eth0 fc00::1
fd00:ec2::254 fec0::1 ff02::1 2001:db8::1 3fff::1 5f00::1 100::1 2620:4f:8000::1
""")
PUBLIC = each("""
8.8.8.8 93.184.216.34 172.15.0.1 172.32.0.1 100.128.0.1 2606:4700:4700::1111 2a00:1450:4001::1
""")


@pytest.mark.parametrize("address", FORBIDDEN)
def test_private_and_special_addresses_are_refused(address: str) -> None:
    assert not is_permitted(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_permitted(address: str) -> None:
    assert is_permitted(address)


@given(st.ip_addresses())
def test_what_the_standard_library_calls_private_is_never_permitted(address: object) -> None:
    if is_permitted(str(address)):
        assert address.is_global  # type: ignore[attr-defined]
        assert not address.is_multicast  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", ["", "example.org", "127.1", "2130706433", "0x7f.0.0.1", "1.2.3.4.5"])
def test_what_is_not_a_plain_address_is_refused(text: str) -> None:
    assert not is_permitted(text)


def test_an_operator_can_allow_a_network_and_nothing_beside_it() -> None:
    allow = ("10.20.0.0/16", "fd00:1::/32")
    assert is_permitted("10.20.3.4", allow)
    assert is_permitted("fd00:1::5", allow)
    assert not is_permitted("10.21.0.1", allow)
    assert not is_permitted("fd00:2::5", allow)


LINKS = each("""
http://127.0.0.1/ http://2130706433/ http://0x7f.1/ http://0x7f000001/ http://0177.0.0.1/ http://017700000001/
http://127.1/ http://0/ http://[::1]/ http://[::]/ http://[::ffff:7f00:1]/ http://[::ffff:127.0.0.1]/
http://[0:0:0:0:0:ffff:a9fe:a9fe]/ http://169.254.169.254/latest/meta-data http://①②⑦.0.0.1/ http://127。0。0。1/
http://127.0.0.1./ http://%31%32%37.0.0.1/ https://10.1.2.3/ HTTP://192.168.0.1:80/ http://[fd00:ec2::254]/
http://user@8.8.8.8/ http://user:secret@8.8.8.8/ http://[fe80::1%25lo]/ http:///x http://a\\@127.0.0.1/
file:///etc/passwd gopher://127.0.0.1/ ftp://8.8.8.8/ dict://127.0.0.1:11211/ http://[::1 http://8.8.8.8:0/
http://8.8.8.8:22/ http://8.8.8.8:6379/ http://8.8.8.8:99999/ http://..../ http://.8.8.8.8/
""")
REFUSALS = {"blocked_address", "blocked_port", "bad_url", "url_credentials", "dns_failure"}


@pytest.mark.parametrize("link", LINKS)
def test_no_notation_of_an_address_slips_through(link: str, names: object) -> None:
    with pytest.raises(IngestError) as caught:
        fetch(link)
    assert caught.value.code in REFUSALS


def test_a_name_with_public_and_private_addresses_is_refused(names: dict[str, list[tuple[str, ...]]]) -> None:
    names["mixed.test"] = [("93.184.216.34", "10.0.0.1")]
    with pytest.raises(IngestError) as caught:
        fetch("http://mixed.test/")
    assert caught.value.code == "blocked_address"
    assert "mixed.test" in str(caught.value)


def test_localhost_by_name_is_refused(names: dict[str, list[tuple[str, ...]]]) -> None:
    names["localhost"] = [("127.0.0.1",)]
    for link in ("http://localhost/", "http://LOCALHOST./"):
        with pytest.raises(IngestError) as caught:
            fetch(link)
        assert caught.value.code == "blocked_address"


def test_an_unknown_name_is_a_plain_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(IngestError) as caught:
        fetch("https://no-such-outlet.test/report")
    assert caught.value.code == "dns_failure"
    assert caught.value.retryable


def test_a_resolver_that_hangs_does_not_hold_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def hang(*args: object, **kwargs: object) -> list[object]:
        release.wait(10)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", hang)
    with pytest.raises(IngestError) as caught:
        resolve("slow.test", 80, seconds=0.05)
    release.set()
    assert caught.value.code == "timeout"
