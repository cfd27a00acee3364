"""An answer in words that keeps how they look: the raw answer of a text, its spans beside it."""

import json

from bot.forms.engine import Ask
from bot.messages import Incoming
from storage.community import screening
from storage.kit import spans
from storage.kit.spans import Spans

_STYLED = "~"  # begins a raw answer with spans; "=" one without


def raw(text: str, incoming: Incoming) -> str:
    """The raw answer of the words `text`, as `incoming` had them."""
    found = spans.fitted(incoming.spans, incoming.text, text, screening.clean)
    return with_spans(text, found)


def with_spans(text: str, found: Spans) -> str:
    """The raw answer of these words."""
    kept = {"text": text, **spans.as_json(found)}
    return _STYLED + json.dumps(kept, ensure_ascii=False) if found else f"={text}"


def plain(raw_answer: str) -> str:
    """The same raw answer without spans."""
    return f"={_kept(raw_answer)['text']}" if raw_answer.startswith(_STYLED) else raw_answer


def of(ask: Ask, key: str, text: str) -> Spans:
    """How `text` looks, as it was typed in answer to `key`; nothing where it has become another."""
    said = ask.answers.get(key, "")
    is_same = said.startswith(_STYLED) and plain(said) == f"={text}"
    return spans.read(_kept(said)) if is_same else ()


def _kept(raw_answer: str) -> dict[str, str]:
    found: dict[str, str] = json.loads(raw_answer.removeprefix(_STYLED))
    return found
