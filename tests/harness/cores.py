"""Which cores the tests run on."""

import contextlib
import os
from collections.abc import Iterator

_ALL = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []


def stay(worker: int) -> None:
    """One worker, one core: its threads hand Python's lock to each other all the time, and from
    core to core that costs a tenth of all that the tests do."""
    if _ALL:
        os.sched_setaffinity(0, {_ALL[worker % len(_ALL)]})


@contextlib.contextmanager
def everywhere() -> Iterator[None]:
    """A process that is begun here may run on any core: its test mostly waits for it."""
    if not _ALL:
        yield
        return
    here = os.sched_getaffinity(0)
    os.sched_setaffinity(0, _ALL)
    try:
        yield
    finally:
        os.sched_setaffinity(0, here)
