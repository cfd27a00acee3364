"""Bad days to order: the next calls of a method meet one."""

import asyncio
from dataclasses import dataclass, field

from bot.practice.errors import ApiError, flood

ANY = "*"


class Cut(Exception):
    """The connection ends without an answer. `after`: the call has had its effect."""

    def __init__(self, after: bool) -> None:
        super().__init__("the connection was cut")
        self.after = after


@dataclass(eq=False)
class Fault:
    method: str
    chat: int | None
    left: int
    refusal: ApiError | None = None
    cut: Cut | None = None
    seconds: float = 0

    def meets(self, method: str, chat: object) -> bool:
        wanted = self.method.lower() in (ANY, method.lower())
        return bool(self.left) and wanted and self.chat in (None, chat)


@dataclass
class Faults:
    """Each verb orders a fault for the next `times` calls of `method` ("*": any; `chat`: there).

    `met` lists the methods that met one.
    """

    ordered: list[Fault] = field(default_factory=list)
    met: list[str] = field(default_factory=list)

    def flood(
        self, method: str = ANY, retry_after: int = 1, times: int = 1, chat: int | None = None
    ) -> None:
        """429, to be tried again after `retry_after` seconds; no effect."""
        self.ordered.append(Fault(method, chat, times, refusal=flood(retry_after)))

    def bad_gateway(self, method: str = ANY, times: int = 1, chat: int | None = None) -> None:
        """502; no effect."""
        self.ordered.append(Fault(method, chat, times, refusal=ApiError(502, "Bad Gateway")))

    def refuse(self, method: str, error: ApiError, times: int = 1, chat: int | None = None) -> None:
        """Any other refusal."""
        self.ordered.append(Fault(method, chat, times, refusal=error))

    def drop(self, method: str = ANY, times: int = 1, chat: int | None = None) -> None:
        """The connection is dropped before the call has any effect."""
        self.ordered.append(Fault(method, chat, times, cut=Cut(after=False)))

    def lose(self, method: str = ANY, times: int = 1, chat: int | None = None) -> None:
        """The call has its effect, its answer is lost."""
        self.ordered.append(Fault(method, chat, times, cut=Cut(after=True)))

    def slow(
        self, seconds: float, method: str = ANY, times: int = 1, chat: int | None = None
    ) -> None:
        """The call takes `seconds` longer."""
        self.ordered.append(Fault(method, chat, times, seconds=seconds))

    def clear(self) -> None:
        """Good days again."""
        self.ordered.clear()

    async def before(self, method: str, chat: object) -> Cut | None:
        """Meet the first fault that fits: raises it, or returns the cut that follows the effect."""
        fault = next((one for one in self.ordered if one.meets(method, chat)), None)
        if fault is None:
            return None
        fault.left -= 1
        self.met.append(method)
        return await self._strike(fault)

    async def _strike(self, fault: Fault) -> Cut | None:
        if fault.seconds:
            await asyncio.sleep(fault.seconds)
        if fault.refusal:
            raise fault.refusal
        if fault.cut and not fault.cut.after:
            raise fault.cut
        return fault.cut
