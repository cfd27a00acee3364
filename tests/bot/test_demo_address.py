"""The practice room is for this machine: it has no lock."""

import socket
from collections.abc import Callable
from typing import Any

import pytest
import uvicorn

from bot import demo
from bot.practice import Room, serving
from tests.harness.command import plain

pytestmark = pytest.mark.usefixtures("machine")
LOOPBACK = "127.0.0.1"


class Bound(Exception):
    """It would listen there."""


def test_the_demo_listens_on_this_machine_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the port, nobody else in the house's network can reach it."""
    hosts: list[str] = []

    class Listening(uvicorn.Config):
        def __init__(self, *args: Any, host: str, **more: Any) -> None:
            hosts.append(host)
            raise Bound()

    monkeypatch.setattr(demo.uvicorn, "Config", Listening)
    with pytest.raises(Bound):
        plain("demo", "--port", "18420")
    assert hosts == [LOOPBACK]


async def test_a_room_that_is_served_does_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one for tests and other programmes."""
    bound: list[Any] = []
    bind: Callable[..., None] = socket.socket.bind

    def note(self: socket.socket, address: Any) -> None:
        bound.append(address)
        bind(self, address)

    monkeypatch.setattr(socket.socket, "bind", note)
    async with serving(Room()) as base:
        assert base.startswith(f"http://{LOOPBACK}:")
    assert [host for host, *_ in bound] == [LOOPBACK]
