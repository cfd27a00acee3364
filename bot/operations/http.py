"""How patient we are with whoever sends us a request: uvicorn by itself waits for ever."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

HEAD_WITHIN = 10.0  # seconds for all headers, from the first byte or the connection on
BODY_WITHIN = 20.0  # seconds from then on
HEAD_MOST = 32_768  # bytes


class Patient(HttpToolsProtocol):
    """Closes on whoever sends too slowly, or headers without end."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._limit: asyncio.TimerHandle | None = None
        self._head = 0  # bytes of headers that are not complete
        self._is_in_head = True

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._within(HEAD_WITHIN)

    def connection_lost(self, exc: Exception | None) -> None:
        self._in_time()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        self._head += len(data)
        super().data_received(data)
        if self._is_in_head and self._head > HEAD_MOST:
            self.transport.close()

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._is_in_head = True
        self._within(HEAD_WITHIN)

    def on_headers_complete(self) -> None:
        self._is_in_head, self._head = False, 0
        self._within(BODY_WITHIN)
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._in_time()
        self._head = 0
        super().on_message_complete()

    def _within(self, seconds: float) -> None:
        self._in_time()
        self._limit = self.loop.call_later(seconds, self.transport.close)

    def _in_time(self) -> None:
        if self._limit is not None:
            self._limit.cancel()
            self._limit = None
