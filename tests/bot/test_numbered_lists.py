"""Numbered lists as neighbours copy them on: what is read in each line, and that none is lost."""

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.forms import numbered_lists
from bot.forms.numbered_lists import Kind, Line, Why

LISTS = tomllib.loads(Path(__file__).with_suffix("").with_name("numbered_lists.toml").read_text())


def told(line: Line) -> str:
    if line.entry is None:
        return f"ask:{line.why}" if line.kind is Kind.UNREAD else str(line.kind)
    number, name, many, address, *more = line.entry
    return "|".join(map(str, (number, name, many, address.text, *more))).rstrip("|")


def test_there_are_many() -> None:
    assert len(LISTS["list"]) >= 40


@pytest.mark.parametrize("one", LISTS["list"], ids=lambda one: one["text"].split("\n")[0][:20])
def test_a_list_is_read(one: dict[str, Any]) -> None:
    """Line by line: who, how many, where, for whom; and what has to be asked."""
    reading = numbered_lists.read(one["text"])
    assert [told(each) for each in reading.lines] == one["read"]
    assert reading.title == one["title"]
    assert numbered_lists.is_list(one["text"]) is one.get("is_one", True)


PIECES = [
    "#接龙",
    "\n",
    "1",
    ". ",
    "２、",
    "③",
    "张三",
    "李四家",
    " ",
    "2份",
    "x3",
    "半",
    "代",
    "（",
    "）",
]
PIECES += [
    "5栋",
    "501",
    "取消",
    "😊",
    "👨‍👩‍👧",
    "例：",
    "\u20e3",
    "+",
    "备注：",
    "13812345678",
    "A",
    "。",
]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join))
def test_no_line_is_lost(text: str) -> None:
    """Whatever is pasted: every line is there as it was; what has words behind a number is an
    entry, or asked about, or shows how to write; nothing else is an entry."""
    reading = numbered_lists.read(text)
    assert "\n".join(line.text for line in reading.lines) == text
    for line in reading.lines:
        assert (line.entry is None) == (line.kind is not Kind.ENTRY)
        assert line.why is Why.NONE or line.kind is Kind.UNREAD
        if line.entry:
            assert line.entry.name
            assert 0 <= line.entry.many <= 99
    numbers = [each.entry.number for each in reading.lines if each.entry]
    assert all(0 <= each <= 999 for each in numbers)


@pytest.mark.parametrize(
    "text",
    ["想要一盏台灯，光不刺眼", "1. 米\n2. 油", "你好", "", "我在3号楼\n2单元\n501", "1" * 5000],
)
def test_what_is_no_list(text: str) -> None:
    assert not numbered_lists.is_list(text)


@pytest.mark.timeout(5)
@pytest.mark.parametrize("piece", ["(", "1. ", "张", "1\n", "a ", "代", "。", "1 ", "x 2", "一"])
def test_the_longest_list_takes_no_time(piece: str) -> None:
    """Twenty thousand characters of the same, which a pattern might go back and forth over."""
    numbered_lists.is_list((piece * 20_000)[:20_000])
