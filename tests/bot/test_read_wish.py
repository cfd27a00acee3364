"""How well a sentence is read as a wish: what it is about, how many, how soon, and whether it is
one at all."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.flows.wishes import read_wish
from bot.texts import words
from storage.wishes.wishes import Category, Urgency

SAMPLES = Path(__file__).parent.parent / "samples"
WELL = 0.9  # of what is said; the rest is a tap at the last look
zh = words("zh")


def said_in(name: str) -> Iterator[dict[str, Any]]:
    lines = (SAMPLES / f"{name}.jsonl").read_text("utf-8").splitlines()
    yield from (json.loads(line) for line in lines)


def well(right: list[bool]) -> bool:
    return sum(right) >= WELL * len(right)


@pytest.mark.parametrize("name", ["wish_titles", "said_wishes"])
def test_kind_and_amount(name: str) -> None:
    """Of wishes as they stand on lists, and as people speak, nine of ten are filed rightly."""
    kinds, amounts, told = [], [], []
    for each in said_in(name):
        say = words(each.get("language", "zh"))
        found = read_wish.read(each["said"], say)
        kinds.append(found.category == Category(each["kind"]))
        amounts.append(found.amount.quantity == each["many"])
        told.append(read_wish.is_wish(each["said"], say))
    assert well(kinds)
    assert well(amounts) or name == "wish_titles", "some titles leave the number to the story"
    assert well(told)


def test_how_soon() -> None:
    """Read where it is said, never where it is not."""
    for each in said_in("said_wishes"):
        soon = read_wish.urgency(each["said"], words(each.get("language", "zh")))
        assert soon == (Urgency(each["urgency"]) if each["urgency"] else None), each


def test_what_is_no_wish() -> None:
    """Greetings, thanks, questions about us, news of a wish that was made: nothing is begun."""
    for each in said_in("said_other"):
        say = words("en" if each["said"].isascii() else "zh")
        assert not read_wish.is_wish(each["said"], say), each


def test_a_title_for_the_group() -> None:
    """Short, without greeting and thanks, nothing private in it; a long one leaves the rest to the
    story."""
    said = (
        "您好，我腿脚不好，一个人住，想请人每天帮我带一份早饭，我住3号楼2单元501，13812345678，谢谢"
    )
    read = read_wish.read(said, zh)
    assert read.title == "想请人每天帮我带一份早饭"
    assert "腿脚不好" in read.story
    assert (read.place, read.phone) == ("3号楼2单元501", "13812345678")
    assert "501" not in read.title + read.story
    assert "138" not in read.title + read.story
