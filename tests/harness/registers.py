"""What a test declares is forgotten with it."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest.mock import patch


@contextmanager
def forgetting(*registers: dict[Any, Any]) -> Iterator[None]:
    """Whatever is entered in these registers meanwhile is gone afterwards."""
    with ExitStack() as stack:
        for register in registers:
            stack.enter_context(patch.dict(register))
        yield
