"""Words that find entries: pairs of letters and single ones, weighed (BM25). The same on both
databases, and no dictionary of words is needed (docs/decisions, "Entries are found by pairs of
letters").

A letter pair counts more the fewer entries have it, and the rarer it is in what people say all day
(`everyday.txt`, counted by `python -m training.services`).
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Index, UniqueConstraint, delete
from sqlmodel import Field, Session, col, select

from storage.engine.columns import Row, changed, insert, readable

# Of a gram in each part of an entry; twice what it is, to be whole.
NAME, WHAT, LEARNT, REST = 6, 4, 3, 2
SATED = 6  # a gram of this weight counts half of what it can
LONGEST = 400  # letters that are looked at of what somebody asks
LEAST, SURE = (
    0.3,
    0.6,
)  # of what a gram can count that one entry alone has: less is hardly a letter in common
RUN = re.compile(r"[a-z0-9]+|[^\W_a-z0-9]+")


class ServiceGram(Row, table=True):
    """One or two letters that stand in an entry, and how much they weigh there."""

    __tablename__ = "service_gram"
    __table_args__ = (
        UniqueConstraint("community_id", "entry_id", "gram"),
        Index(None, "community_id", "gram"),
    )
    community_id: int = Field(foreign_key="community.id")
    entry_id: int = Field(foreign_key="service_entry.id", index=True)
    gram: str = readable("of what everybody here reads")
    weight: int


def of(text: str) -> set[str]:
    """Its letters, and the pairs of those side by side; a Latin word or a number is one letter."""
    found: set[str] = set()
    for run in RUN.findall(unicodedata.normalize("NFKC", text).casefold()):
        if run[0].isascii():
            found.add(run)
        else:
            found.update(run, map("".join, pairwise(run)))
    return found


def write(
    session: Session,
    community_id: int,
    entry_id: int,
    weighed: Iterable[tuple[int, Iterable[str]]],
) -> None:
    """In place of what found this entry before: each text's grams, by the weight of its part."""
    drop(session, entry_id)
    sums: Counter[str] = Counter()
    for weight, texts in weighed:
        for text in texts:
            sums.update(dict.fromkeys(of(text), weight))
    here = {"community_id": community_id, "entry_id": entry_id}
    rows = [here | {"gram": gram, "weight": weight} for gram, weight in sorted(sums.items())]
    if rows:
        session.execute(insert(session, ServiceGram), rows)


def drop(session: Session, entry_id: int) -> None:
    """Nothing finds this entry any more."""
    changed(session, delete(ServiceGram).where(col(ServiceGram.entry_id) == entry_id))


def search(
    session: Session, community_id: int, said: str, count: int, limit: int, least: float = LEAST
) -> list[int]:
    """The entries that fit these words best, of `count` that there are; the best first."""
    scores = scored(session, community_id, said, count)
    enough = least * _rarity(1, count)
    best = sorted(scores, key=lambda entry_id: (-scores[entry_id], entry_id))
    return [entry_id for entry_id in best if scores[entry_id] >= enough][:limit]


def scored(session: Session, community_id: int, said: str, count: int) -> dict[int, float]:
    """How well each entry fits that has a letter in common."""
    asked = of(said[:LONGEST])
    rows = select(ServiceGram.gram, ServiceGram.entry_id, ServiceGram.weight)
    here = rows.where(ServiceGram.community_id == community_id, col(ServiceGram.gram).in_(asked))
    found: dict[str, dict[int, int]] = defaultdict(dict)
    for gram, entry_id, weight in session.exec(here) if asked else ():
        found[gram][entry_id] = weight
    scores: dict[int, float] = defaultdict(float)
    for gram, entries in found.items():
        worth = _rarity(len(entries), count) * _telling(gram)
        for entry_id, weight in entries.items():
            scores[entry_id] += worth * weight / (weight + SATED)
    return scores


def _rarity(having: int, count: int) -> float:
    """How much it tells that an entry has it, of so many."""
    return math.log(1 + (count - having + 0.5) / (having + 0.5))


def _telling(gram: str) -> float:
    """From 0 to 1: how little people say it when they speak of anything."""
    everyday, all_said = _everyday()
    return 1 - math.log(everyday.get(gram, 0) + 1) / math.log(all_said + 1)


@cache
def _everyday() -> tuple[dict[str, int], int]:
    """In how many sentences of everyday talk a gram stands, and of how many."""
    first, *lines = (Path(__file__).parent / "everyday.txt").read_text("utf-8").splitlines()
    pairs = (line.split() for line in lines)
    return {gram: int(many) for gram, many in pairs}, int(first)
