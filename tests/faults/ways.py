"""On which database a test runs, and a costly one by which way.

What a database decides is marked `both` and runs on each. All else runs on SQLite, and once more on
PostgreSQL where what is marked `again` is asked for. A costly test takes each database and each way
once. With WISHLIGHT_TEST_LONG=1 every test takes every database, and a costly one every way.
"""

import os
from itertools import product

import pytest

from bot.operations.settings import Mode

IS_LONG = bool(os.environ.get("WISHLIGHT_TEST_LONG"))
ENGINES = ("sqlite", "postgres")
ONCE_MORE = pytest.param("postgres", marks=() if IS_LONG else pytest.mark.again)
MOSTLY = ("sqlite", ONCE_MORE)
SHORT = [("sqlite", Mode.POLLING), ("postgres", Mode.WEBHOOK)]

each_way = pytest.mark.parametrize(
    ("engine", "mode"), list(product(ENGINES, Mode)) if IS_LONG else SHORT
)
"""A test that asks for `engine` and `mode`."""

each_engine = pytest.mark.parametrize("engine", ENGINES if IS_LONG else ENGINES[1:])
"""A test whose every run is long, and of which PostgreSQL is the harder half."""
