"""One web process of the embedded app: ``python -m project.web FILE_NUMBER …``.

The supervisor opens the sockets and hands them to several of these, so that pages use more than one core; whichever is
free takes the next connection, and while one is started again callers wait in the queue of the socket instead of being
refused. waitress does the rest.
"""

from __future__ import annotations

import signal
import socket
import sys
from typing import Any

import waitress
from django.conf import settings

from project.wsgi import application

THREADS = 4


def options(sockets: list[socket.socket]) -> dict[str, Any]:
    """What waitress is told."""
    told: dict[str, Any] = {"sockets": sockets, "threads": THREADS}
    if settings.ISNAD_HTTPS:
        # waitress drops the header that says "this came over TLS" unless it trusts the sender: a proxy on this machine.
        told |= {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": "x-forwarded-proto"}
    return told


if __name__ == "__main__":
    # A shell that starts something in the background has it ignore Ctrl-C, and so have its children: the supervisor's
    # word to end would go unheard.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    waitress.serve(application, **options([socket.socket(fileno=int(number)) for number in sys.argv[1:]]))
