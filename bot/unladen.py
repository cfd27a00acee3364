"""Imported before structlog and httpx, which take rich and pygments along where they find them: for
traces that we draw ourselves and for a command of httpx's that nobody calls. That is 8 MB and a
tenth of a second at every start. The help of `wishlight` still finds them."""

import sys
from typing import Any, cast

_HIDDEN = cast(Any, None)  # how Python marks a module that is not to be found

sys.modules.setdefault("httpx._main", _HIDDEN)
_hides_rich = "rich" not in sys.modules
if _hides_rich:
    sys.modules["rich"] = _HIDDEN


def done() -> None:
    """Whoever asks for rich from now on finds it."""
    if _hides_rich:
        sys.modules.pop("rich", None)
