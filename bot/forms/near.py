"""Words that are near to a button: 「都给」 where one says 「缘由、地址、电话都给」."""

import unicodedata

from bot.forms.answers import Choice, Confirm, Pick
from bot.forms.engine import Question
from bot.forms.last_look import LastLook
from bot.texts import Words

LEAST = 2  # letters: one is near to anything


def meant(question: Question, flow: str, said: str, words: Words) -> str:
    """The raw answer of the one button that the words are near to; "" for none, or for several. The
    last look takes lines of its own."""
    kind, text = question.kind, _bare(said)
    if not isinstance(kind, Choice | Pick | Confirm) or isinstance(kind, LastLook):
        return ""
    if len(text) < LEAST:
        return ""
    options = kind.options(words, flow, question.key)
    for is_near in (_is_said, _is_part):
        found = [
            raw
            for raw, label in options
            if is_near(text, label, _said(flow, question.key, raw, words), words)
        ]
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _said(flow: str, key: str, raw: str, words: Words) -> list[str]:
    """What people say for a button, where it is written down."""
    name = f"{flow}-{key}-{raw}-said".replace("_", "-")
    return words(name).split("|") if words.has(name) else []


def _is_said(text: str, label: str, said: list[str], words: Words) -> bool:
    return text in map(_bare, said)


def _is_part(text: str, label: str, said: list[str], words: Words) -> bool:
    """Whether the words stand in the label, and not behind a "not" that was not said."""
    before, found, _ = _bare(label).partition(text)
    return bool(found) and not before.endswith(tuple(words("answer-not").split("|")))


def _bare(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(each for each in folded if each.isalnum())
