"""The `wishlight` command on a machine of its own, as its operator types it."""

import logging
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import structlog
from click.testing import Result
from typer.testing import CliRunner

from bot.__main__ import app
from bot.operations import log, settings

TOKEN = "42424242:" + "T" * 35

Cli = Callable[..., Result]


@contextmanager
def bare_machine(patch: pytest.MonkeyPatch, folder: Path) -> Iterator[None]:
    """Nothing is set, English is spoken."""
    for name in [name for name in os.environ if name.startswith(settings.PREFIX)]:
        patch.delenv(name)
    for name in ("LC_ALL", "LC_MESSAGES"):
        patch.delenv(name, raising=False)
    patch.setenv("LANG", "C.UTF-8")
    patch.chdir(folder)
    yield


@contextmanager
def as_before() -> Iterator[None]:
    """A command takes over the log of its process, and this one is the test run's."""
    level, hook = logging.root.level, sys.excepthook
    try:
        yield
    finally:
        _give_back(level, hook)


def _give_back(level: int, hook: Any) -> None:
    logging.root.handlers[:] = [
        one for one in logging.root.handlers if not isinstance(one, log._Handler)
    ]
    logging.root.setLevel(level)
    sys.excepthook = hook
    for name in log.GUESTS:
        logging.getLogger(name).setLevel(logging.NOTSET)
    structlog.reset_defaults()


def plain(*words: str, **env: str) -> Result:
    """One command with these settings, and what came of it. A trace is a failure."""
    given = {settings.variable(name): value for name, value in env.items()}
    with as_before():
        result = CliRunner().invoke(app, words, env=given)
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def one_line(result: Result) -> str:
    """The one line, on stderr, with which a command stopped."""
    assert result.exit_code == 1, result.output
    (line,) = result.stderr.splitlines()
    assert result.stdout == ""
    return line
