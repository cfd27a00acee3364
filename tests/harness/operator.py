"""Whoever runs the bot, reading its log."""

import contextlib
import io
import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import structlog

from bot.operations import log, settings
from tests.conftest import SECRET

BAD = ("error", "critical")


class Operator:
    """The log of this process, line by line."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]

    @property
    def incidents(self) -> list[dict[str, Any]]:
        """What somebody has to look at: errors, and everything with a trace."""
        return [one for one in self.lines if one.get("level") in BAD or "exception" in one]


@contextlib.contextmanager
def reading(folder: Path) -> Iterator[Operator]:
    """From now on; afterwards the log of the test run is as before."""
    operator = Operator()
    level, hook, handlers = logging.root.level, sys.excepthook, logging.root.handlers[:]
    given = {"secret_key": SECRET, "log_format": "json", "data_dir": folder}
    log.start(settings.load(env_file=None, **given), operator.stream)
    try:
        yield operator
    finally:
        logging.root.handlers[:] = handlers
        logging.root.setLevel(level)
        sys.excepthook = hook
        for name in log.GUESTS:
            logging.getLogger(name).setLevel(logging.NOTSET)
        structlog.reset_defaults()
