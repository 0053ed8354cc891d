"""What ``start`` checks before it starts anything."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from project.preflight import Refused, check_broker, check_exposure, choose_port, is_loopback, only_start
from project.supervisor import LOG_BYTES, rotate, tail

from .processes import free_port


@pytest.mark.parametrize("host", ["127.0.0.1", "127.8.9.10", "::1", "[::1]", "localhost", "LOCALHOST", "a.localhost"])
def test_this_machine_is_known_by_its_names(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["", "0.0.0.0", "::", "192.0.2.1", "isnad.example", "127.0.0.1.example", "*"])
def test_everything_else_counts_as_reachable_by_others(host: str) -> None:
    assert not is_loopback(host)


def test_other_machines_are_not_served_while_debugging() -> None:
    with pytest.raises(Refused, match="DEBUG"):
        check_exposure("0.0.0.0", debug=True, allowed_hosts=["isnad.example"])


@pytest.mark.parametrize("allowed", [[], ["localhost", "127.0.0.1", "[::1]"]])
def test_other_machines_are_not_served_before_the_names_are_set(allowed: list[str]) -> None:
    with pytest.raises(Refused, match="ALLOWED_HOSTS"):
        check_exposure("192.0.2.1", debug=False, allowed_hosts=allowed)


def test_other_machines_are_served_once_the_names_are_set() -> None:
    check_exposure("0.0.0.0", debug=False, allowed_hosts=["isnad.example"])


def test_this_machine_may_be_served_while_debugging() -> None:
    check_exposure("127.0.0.1", debug=True, allowed_hosts=["localhost"])


def test_a_port_that_is_taken_is_refused_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refused, match=f"Port {port} is in use"):
            choose_port("127.0.0.1", port)


def test_without_a_wish_the_next_free_port_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        monkeypatch.setattr("project.preflight.DEFAULT_PORT", port)
        assert port < choose_port("127.0.0.1", None) < port + 20


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_number_that_is_no_port_is_refused(port: int) -> None:
    with pytest.raises(Refused, match="not a port"):
        choose_port("127.0.0.1", port)


def test_a_redis_that_is_away_is_told_without_its_password() -> None:
    with pytest.raises(Refused, match="Redis does not answer") as refused:
        check_broker(f"redis://:geheim@127.0.0.1:{free_port()}/0")
    assert "geheim" not in str(refused.value)


def test_a_data_folder_is_held_by_one_start_at_a_time(tmp_path: Path) -> None:
    lock = tmp_path / "start.lock"
    with only_start(lock), pytest.raises(Refused, match="already runs"):
        only_start(lock).__enter__()
    with only_start(lock):
        pass


def test_a_large_log_is_set_aside_and_three_are_kept(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    for letter in b"abcde":
        log.write_bytes(bytes([letter]) * LOG_BYTES)
        assert rotate(log)
    assert [path.read_bytes()[:1] for path in sorted(tmp_path.iterdir())] == [b"", b"e", b"d", b"c"]


def test_a_small_log_goes_on(tmp_path: Path) -> None:
    log = tmp_path / "worker.log"
    rotate(log)
    log.write_text("one\ntwo\n")
    rotate(log)
    assert tail(log, 4) == "two"
