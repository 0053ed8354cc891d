"""The file queue: nothing lost, nothing twice, whatever dies or is damaged."""

from __future__ import annotations

import json
import multiprocessing
import os
import subprocess
import sys
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection, Queue
from kombu.exceptions import ChannelError

import project  # noqa: F401 - registers the transport
from project.fsbroker import bad_messages

QUEUE = "bells"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "queue"


def connect(folder: Path) -> Connection:
    return Connection("isnad://localhost", transport_options={"folder": str(folder), "polling_interval": 0.01})


def publish(folder: Path, *bodies: Any) -> None:
    with connect(folder) as connection, connection.SimpleQueue(QUEUE) as queue:
        for body in bodies:
            queue.put(body, serializer="json")


def receive(folder: Path) -> list[Any]:
    """Everything that waits, acknowledged."""
    bodies = []
    with connect(folder) as connection, connection.SimpleQueue(QUEUE) as queue:
        while True:
            try:
                message = queue.get(block=False)
            except Empty:
                return bodies
            bodies.append(message.payload)
            message.ack()


def ready(folder: Path) -> list[Path]:
    return sorted((folder / QUEUE / "ready").iterdir())


def test_messages_come_out_in_the_order_they_went_in(folder: Path) -> None:
    publish(folder, *range(50))
    assert receive(folder) == list(range(50))
    assert receive(folder) == []


def test_arabic_survives_the_way(folder: Path) -> None:
    publish(folder, {"text": "وقف إطلاق النار"})
    assert receive(folder) == [{"text": "وقف إطلاق النار"}]


def test_only_the_owner_can_read_the_folder(folder: Path) -> None:
    publish(folder, 1)
    assert folder.stat().st_mode & 0o077 == 0
    assert ready(folder)[0].stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"null",
        b"[1, 2]",
        b'{"body": "e30="}',
        b'{"body": "a", "properties": {"delivery_tag": "1", "body_encoding": "base64", "delivery_info": {}}}',
        b'{"body": "e30=", "properties": {"delivery_tag": "1", "body_encoding": "rot13", "delivery_info": {}}}',
        b'{"body": "e30=", "properties": {"delivery_tag": "1", "body_encoding": "base64", "delivery_info": 3}}',
        b'{"body": "e30=", "headers": {"task": "x"}, "properties": {"delivery_tag": "1", "delivery_info": {}}}',
        b'{"body": "gASVAA==", "content-type": "application/x-python-serialize", "content-encoding": "binary", '
        b'"headers": {}, "properties": {"delivery_tag": "1", "body_encoding": "base64", "delivery_info": {}}}',
        b'{"body": "{", "content-type": "application/json", "content-encoding": "utf-8", '
        b'"headers": {}, "properties": {"delivery_tag": "1", "delivery_info": {}}}',
    ],
)
def test_a_damaged_message_is_put_aside_and_the_next_one_delivered(
    folder: Path, content: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    publish(folder, "first", "second")
    ready(folder)[0].write_bytes(content)
    assert receive(folder) == ["second"]
    assert bad_messages(folder) == 1
    assert next((folder / QUEUE / "bad").iterdir()).read_bytes() == content
    assert "damaged" in caplog.text


def test_a_message_that_is_still_being_written_is_not_read(folder: Path) -> None:
    publish(folder, "whole")
    (folder / QUEUE / "new" / "1-half").write_bytes(b'{"body": "')
    assert receive(folder) == ["whole"]
    assert bad_messages(folder) == 0


def test_what_a_killed_consumer_had_claimed_comes_back(folder: Path) -> None:
    publish(folder, "again")
    message = ready(folder)[0]
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    message.rename(folder / QUEUE / "taken" / f"{gone.pid}.{message.name}")
    assert receive(folder) == ["again"]


def test_what_a_living_consumer_has_claimed_is_left_to_it(folder: Path) -> None:
    publish(folder, "mine")
    message = ready(folder)[0]
    message.rename(folder / QUEUE / "taken" / f"{os.getpid()}.{message.name}")
    assert receive(folder) == []


def test_drafts_that_lost_their_writer_are_removed(folder: Path) -> None:
    publish(folder, 1)
    draft = folder / QUEUE / "new" / "1-half"
    draft.write_bytes(b"{")
    os.utime(draft, (0, 0))
    receive(folder)
    assert not draft.exists()


def test_a_message_that_was_not_acknowledged_comes_back_when_its_consumer_leaves(folder: Path) -> None:
    publish(folder, "unfinished")
    with connect(folder) as connection, connection.SimpleQueue(QUEUE) as queue:
        queue.get(block=False)
        assert ready(folder) == []
    assert receive(folder) == ["unfinished"]


def test_the_queue_can_be_counted_and_emptied(folder: Path) -> None:
    publish(folder, *range(7))
    with connect(folder) as connection, connection.channel() as channel:
        assert channel.queue_declare(QUEUE, passive=True).message_count == 7
        assert channel.queue_purge(QUEUE) == 7
        assert channel.queue_declare(QUEUE, passive=True).message_count == 0
        with pytest.raises(ChannelError):
            channel.queue_declare("unknown", passive=True)


@pytest.mark.parametrize("name", ["../escape", "a/b", "", ".", "..", "a\0b", ".hidden"])
def test_a_queue_name_never_leads_out_of_the_folder(folder: Path, name: str) -> None:
    with connect(folder) as connection, connection.channel() as channel, pytest.raises(ChannelError):
        channel._put(name, {})
    assert not folder.exists() or list(folder.iterdir()) == []


def test_messages_are_readable_by_a_person(folder: Path) -> None:
    publish(folder, 5)
    assert json.loads(ready(folder)[0].read_text())["content-type"] == "application/json"


def _produce(folder: str, first: int, count: int) -> None:
    publish(Path(folder), *range(first, first + count))


def _consume(folder: str, done: str, seen: str) -> None:
    """Write every number received on a line of its own, until producers are done and nothing is left."""
    with open(seen, "w") as file, connect(Path(folder)) as connection:

        def take(body: int, message: Any) -> None:
            file.write(f"{body}\n")
            message.ack()

        with connection.Consumer(Queue(QUEUE, routing_key=QUEUE), callbacks=[take], accept=["json"]):
            while True:
                over = Path(done).exists()
                try:
                    connection.drain_events(timeout=0.1)
                except TimeoutError:
                    if over:
                        return


@pytest.mark.processes
def test_two_thousand_messages_reach_three_processes_exactly_once(folder: Path, tmp_path: Path) -> None:
    start = multiprocessing.get_context("spawn")
    done = tmp_path / "done"
    seen = [tmp_path / f"seen{number}" for number in range(3)]
    consumers = [start.Process(target=_consume, args=(str(folder), str(done), str(path))) for path in seen]
    producers = [start.Process(target=_produce, args=(str(folder), first, 1000)) for first in (0, 1000)]
    for process in [*consumers, *producers]:
        process.start()
    for process in producers:
        process.join(60)
    done.touch()
    for process in consumers:
        process.join(60)
    assert [process.exitcode for process in [*consumers, *producers]] == [0] * 5
    numbers = [int(line) for path in seen for line in path.read_text().split()]
    assert sorted(numbers) == list(range(2000))
    assert bad_messages(folder) == 0
