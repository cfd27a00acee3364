"""How well a set of sentences is heard: per family heard, rightly named, and falsely."""

import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from storage.danger.families import LEARNT
from training.danger.sentences import HARMLESS, Sentence


class Answer(NamedTuple):
    """What was made of one sentence: sure, perhaps, and of which family."""

    sure: bool
    perhaps: bool
    family: str


def read(path: Path) -> list[Sentence]:
    """Lines of {"text", "family"}; "" is harmless."""
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [json.loads(line) for line in lines if line.strip()]
    return [Sentence(each["text"], each["family"]) for each in found]


def table(texts: Iterable[Sentence], answer: Callable[[str], Answer]) -> str:
    """A line for each family: how many, heard (sure or perhaps), sure, and of those heard rightly
    named; and how much of what is harmless was taken for it."""
    made = [(each.family, answer(each.text)) for each in texts]
    harmless = [got for family, got in made if family == HARMLESS]
    lines = [f"{'family':<10}{'n':>6}{'heard':>8}{'sure':>8}{'right':>8}{'false':>8}{'sure':>8}"]
    for name in (*LEARNT, None):
        own = [got for kind, got in made if kind and name in (None, kind)]
        rights = [(k, g) for k, g in made if k and name in (None, k) and (g.sure or g.perhaps)]
        wrong = [got for got in harmless if name is None or got.family == name]
        lines.append(
            f"{name or 'all':<10}{len(own):>6}"
            f"{_share(sum(got.sure or got.perhaps for got in own), len(own))}"
            f"{_share(sum(got.sure for got in own), len(own))}"
            f"{_share(sum(kind == got.family for kind, got in rights), len(rights))}"
            f"{sum(got.sure or got.perhaps for got in wrong):>8}{sum(got.sure for got in wrong):>8}"
        )
    lines.append(f"harmless: {len(harmless)}")
    return "\n".join(lines)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:>8.0%}" if whole else f"{'-':>8}"


def wrong(texts: Iterable[Sentence], answer: Callable[[str], Answer]) -> Iterator[str]:
    """A line for each sentence of danger that was not heard, and each other that was."""
    for text, family, *_ in texts:
        got = answer(text)
        if (got.sure or got.perhaps) != (family != HARMLESS):
            how = "sure" if got.sure else "perhaps" if got.perhaps else "not heard"
            yield f"{family or 'harmless'}: {how} {got.family}: {text}"
