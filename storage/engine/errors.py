"""Refusals: expected answers of "no". Each is a small class; its key finds words for people."""

import re


class Refused(Exception):
    """A rule said no. `shown` fills the sentence that people read; `may_be_mended`: another answer
    to the last question may do."""

    may_be_mended = False

    def __init__(self, **shown: object) -> None:
        super().__init__(self.__doc__)
        self.shown = shown

    @property
    def key(self) -> str:
        """The text key: AlreadyClaimed → refused-already-claimed."""
        words = re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__).lower()
        return f"refused-{words}"


class NotFound(Refused):
    """The row is absent, or not this person's to see: the same answer for both."""


class NotAllowed(Refused):
    """The person's role does not cover this."""


class Stale(Refused):
    """The button belongs to an older state of the row."""


def refuse(no: Refused | None) -> None:
    """Raise the refusal that a `why_not_…` rule gave, if any."""
    if no is not None:
        raise no
