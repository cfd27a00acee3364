"""Whether the words of those who ask find the right entry: thirty invented entries, and two
questions about each that share few words with it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from bot.practice.neighbourhood.directory import as_form
from storage.community.memberships import Role
from storage.services import entries, grams
from tests.harness.make import Make
from training.services.__main__ import COUNTED, counted

SAMPLES = Path(__file__).parent / "samples"
FIRST, AMONG_THREE = 0.85, 0.95  # what is asked of it
Lines = list[dict[str, Any]]


def lines(name: str) -> Lines:
    return [json.loads(line) for line in (SAMPLES / name).read_text("utf-8").splitlines()]


SERVICES, QUESTIONS = lines("services.jsonl"), lines("questions.jsonl")


def directory(
    make: Make, learnt: Iterable[dict[str, Any]] = (), at: int | None = None
) -> dict[str, int]:
    """All entries, and what a worker has let them learn; their numbers."""
    home = at or make.home
    chen = make.person("小陈", Role.WORKER, at=home).id

    def written(session: Session) -> dict[str, int]:
        ids = {}
        for each in SERVICES:
            ids[each["id"]] = entries.write(session, chen, as_form(home, each)).key
        for each in learnt:
            entries.learn(session, chen, ids[each["service"]], each["question"])
        return ids

    return make.do(written)


def found(make: Make, said: str, at: int | None = None) -> list[int]:
    return [each.key for each in make.do(entries.find, at or make.home, said)]


def hits(make: Make, ids: dict[str, int], asked: Lines, at: int | None = None) -> tuple[int, int]:
    """How often the right entry came first, and how often among three."""
    places = [(found(make, each["question"], at), ids[each["service"]]) for each in asked]
    return sum(right in some[:1] for some, right in places), sum(r in some for some, r in places)


@pytest.mark.both
def test_what_people_ask_finds_the_right_entry(make: Make) -> None:
    """With nothing learnt from any of these questions; the same on both databases."""
    first, among_three = hits(make, directory(make), QUESTIONS)
    assert first / len(QUESTIONS) >= FIRST
    assert among_three / len(QUESTIONS) >= AMONG_THREE


def test_what_was_learnt_of_one_question_helps_with_another(make: Make) -> None:
    """Half of the questions are learnt, and only the others asked; then the other way round."""
    halves, sums = (QUESTIONS[0::2], QUESTIONS[1::2]), [0, 0]
    for home, learnt, asked in zip((make.home, make.elsewhere), halves, halves[::-1], strict=True):
        for at, count in enumerate(hits(make, directory(make, learnt, home), asked, home)):
            sums[at] += count
    assert sums[0] / len(QUESTIONS) >= FIRST
    assert sums[1] / len(QUESTIONS) >= AMONG_THREE


@pytest.mark.both
def test_a_word_by_which_people_know_it_finds_it(make: Make) -> None:
    """Also one letter (烦), a name in Latin letters, and whatever the width of a sign."""
    ids = directory(make)
    for word, service in (("老年证", "S02"), ("烦", "S20"), ("６０岁公交", "S02"), ("电梯", "S22")):
        assert found(make, word)[:1] == [ids[service]], word


def test_words_about_nothing_find_nothing(make: Make) -> None:
    """Nothing is better than anything: a person is one tap away."""
    directory(make)
    for said in ("", "？！", "hello", "👍", "了吗", "我们昨天也是这样说的"):
        assert found(make, said) == [], said


def test_a_very_long_question_is_only_a_long_question(make: Make) -> None:
    ids = directory(make)
    assert found(make, "电梯又停了，" + "我们等了好久" * 900)[0] == ids["S22"]


def test_nobody_finds_what_is_next_door_or_gone(make: Make) -> None:
    """Another community's directory is its own; what was retired is not found."""
    ids = directory(make)
    foreign = make.foreign_worker
    make.act(foreign, entries.write, as_form(make.elsewhere, SERVICES[1]))
    assert len(make.do(entries.find, make.elsewhere, "老年证")) == 1
    make.act(make.chen, entries.retire, ids["S02"])
    assert ids["S02"] not in found(make, "老年证")


def test_everyday_talk_was_counted_from_what_is_kept_here() -> None:
    assert COUNTED.read_text("utf-8") == counted()
    assert grams.of("老年证AB 12") == {"老", "年", "证", "老年", "年证", "ab", "12"}
