"""How many: digits, Chinese numerals, and the small numbers by their English names."""

import json
from pathlib import Path

import pytest

from bot.forms.answers import Amount, Amounts, Many, Wrong
from bot.texts import numerals, words
from tests.harness.make import Somebody
from tests.harness.wire import Speech

WANG = Somebody(1, "王阿姨", "1")
SAMPLES = Path(__file__).parents[1] / "samples"


def read(typed: str, language: str) -> Amount:
    kind = Amounts("件")
    return kind.read(kind.hear(Speech().text(WANG, typed), "", words(language)))


def test_amounts_are_understood_or_asked_again() -> None:
    """三袋, a dozen eggs; but 十几个, 半斤, 42码 and 5号楼 are no whole number of anything."""
    text = (SAMPLES / "amounts.jsonl").read_text("utf-8")
    for each in map(json.loads, text.splitlines()):
        found = numerals.amount(each["said"], words(each["language"]))
        meant = each["quantity"] and (each["quantity"], each.get("unit", ""))
        assert found == meant, each["said"]


def test_numerals_in_both_languages() -> None:
    """三袋 is three bags for whoever reads English, too; what has no unit has that of the kind."""
    assert read("十二 双", "en") == (12, "双")
    assert read("three", "en") == (3, "件")
    with pytest.raises(Wrong, match="answer-amount-wanted"):
        read("十几个", "zh")


@pytest.mark.parametrize(
    ("typed", "number"), [("3双", 3), ("3", 3), ("3个", 3), ("都要", 5), ("3天后", 0), ("42码", 0)]
)
def test_how_many_of_what_is_known(typed: str, number: int) -> None:
    """Of five pairs: three of them, or all; three days are none."""
    kind = Many(5, "双")
    try:
        heard = int(kind.hear(Speech().text(WANG, typed), "", words("zh")))
    except Wrong:
        heard = 0
    assert heard == number


@pytest.mark.parametrize(
    ("least", "most", "offered"), [(1, 5, ["1", "2", "5"]), (2, 5, ["2", "5"]), (3, 3, ["3"])]
)
def test_every_number_on_a_button_is_an_answer(least: int, most: int, offered: list[str]) -> None:
    """Who holds three already is not offered one or two."""
    kind = Many(most, "双", least=least)
    options = kind.options(words("zh"), "claim.amount", "many")
    assert [option.raw for option in options] == offered
    assert [kind.read(option.raw) for option in options] == [int(raw) for raw in offered]


def test_what_is_too_long_is_no_number() -> None:
    """Ten digits are not cut to nine."""
    assert numerals.counted("1234567890", words("zh")) == (None, "")
    assert numerals.counted("123456789", words("zh")) == (123456789, "")
