"""On which database and by which way a costly test runs.

Each database and each way once; with WISHLIGHT_TEST_LONG=1 every database by every way.
"""

import os
from itertools import product

import pytest

from bot.operations.settings import Mode

IS_LONG = bool(os.environ.get("WISHLIGHT_TEST_LONG"))
ENGINES = ("sqlite", "postgres")
SHORT = [("sqlite", Mode.POLLING), ("postgres", Mode.WEBHOOK)]

each_way = pytest.mark.parametrize(
    ("engine", "mode"), list(product(ENGINES, Mode)) if IS_LONG else SHORT
)
"""A test that asks for `engine` and `mode`."""

each_engine = pytest.mark.parametrize("engine", ENGINES if IS_LONG else ENGINES[1:])
"""A test whose every run is long, and of which PostgreSQL is the harder half."""
