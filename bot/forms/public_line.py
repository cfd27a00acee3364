"""What several forms ask: one line that the group will read."""

from dataclasses import dataclass
from typing import Any

from bot.forms.answers import Confirm, Text, Wrong
from bot.forms.engine import Ask
from bot.messages import Incoming
from bot.texts import Words
from storage.community import screening

LEAST = 2  # letters: a sign alone says nothing


@dataclass(frozen=True, slots=True)
class Line(Text):
    """Words for everybody: of what is hardly more than a number or an address nothing would be
    left to read, so it is asked for anew."""

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        raw = Text.hear(self, incoming, so_far, words)
        self.read(raw)
        return raw

    def read(self, raw: str) -> str:
        text = Text.read(self, raw)
        if text and sum(map(str.isalnum, text)) < LEAST:
            raise Wrong("answer-line-empty")
        if text and not screening.public(text):
            raise Wrong("answer-line-private")
        return text


def public_line(ask: Ask, key: str, limit: int, read: str = "", **shown: Any) -> str:
    """At most `limit` characters; a number or an address that slipped in can be left out. Uses the
    key `tuck`, too. It need not be asked where it was `read` from other words."""
    if read and not ask.has(key):
        return ask.maybe(key, Line(limit), read, led=False, **shown)
    title = ask(key, Line(limit), **shown)
    kept = screening.public(title)
    if kept == title:
        return title
    return kept if ask("tuck", Confirm(of=title, found_by=key), kept=kept) else title
