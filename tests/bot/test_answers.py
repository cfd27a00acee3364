"""How many: digits, Chinese numerals, and the small numbers by their English names."""

import pytest

from bot.forms.answers import Amount, Amounts, Many, Wrong
from bot.texts import numerals, words
from tests.harness.make import Somebody
from tests.harness.wire import Speech

WANG = Somebody(1, "王阿姨", "1")


def read(typed: str, language: str) -> Amount:
    kind = Amounts("件")
    return kind.read(kind.hear(Speech().text(WANG, typed), "", words(language)))


@pytest.mark.parametrize(
    ("typed", "quantity", "unit"),
    [
        ("one lamp", 1, "lamp"),
        ("a lamp", 1, "lamp"),
        ("An umbrella", 1, "umbrella"),
        ("two bags", 2, "bags"),
        ("three", 3, "件"),
        ("TWELVE  blankets", 12, "blankets"),
        ("3 blankets", 3, "blankets"),
        ("2", 2, "件"),
    ],
)
def test_english_amounts(typed: str, quantity: int, unit: str) -> None:
    assert read(typed, "en") == (quantity, unit)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("typed", "quantity", "unit"),
    [
        ("三袋", 3, "袋"),
        ("十", 10, "件"),
        ("十二 双", 12, "双"),
        ("二十", 20, "件"),
        ("三十六张", 36, "张"),
        ("３袋", 3, "袋"),
    ],
)
def test_numerals_in_both_languages(typed: str, quantity: int, unit: str, language: str) -> None:
    assert read(typed, language) == (quantity, unit)


@pytest.mark.parametrize(("typed", "quantity"), [("两袋", 2), ("俩", 2), ("仨", 3)])
def test_numbers_as_they_are_spoken(typed: str, quantity: int) -> None:
    """两 and 俩 are two, 仨 is three."""
    assert read(typed, "zh").quantity == quantity


@pytest.mark.parametrize(
    "typed", ["apple", "atwo", "many lamps", "一二", "十十", "lamp one", "-", "½"]
)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_no_amount(typed: str, language: str) -> None:
    with pytest.raises(Wrong):
        read(typed, language)


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
