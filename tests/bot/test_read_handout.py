"""What the words of a notice say about a hand-out."""

import pytest

from bot.flows.notices import read_handout
from bot.texts import words
from storage.notices.facts import Hours


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("上午9点到11点", Hours("上午9点到11点")),
        (
            "周六：3号楼上午9点，5号楼上午10点",
            Hours("周六", {"3号楼": "上午9点", "5号楼": "上午10点"}),
        ),
        ("3、5号楼 9点；7号楼10点", Hours("", {"3号楼": "9点", "5号楼": "9点", "7号楼": "10点"})),
        ("三号楼、4栋 10点", Hours("", {"3号楼": "10点", "4号楼": "10点"})),
        ("3号楼9:00-10:00，5号楼10:00", Hours("", {"3号楼": "9:00-10:00", "5号楼": "10:00"})),
        ("Saturday: building 3 at 9", Hours("Saturday", {"3号楼": "at 9"})),
    ],
)
def test_hours_by_building(said: str, hours: Hours) -> None:
    """What stands before the first building is for all; a time of day is no building."""
    assert read_handout.hours(said, words("zh")) == hours


@pytest.mark.parametrize(
    ("said", "bring"),
    [
        ("周六发米，请带身份证、袋子。", "身份证、袋子"),
        ("自带购物袋，每户一份", "购物袋"),
        ("可以带孩子一起来", ""),
        ("Rice on Saturday, please bring a bag.", "a bag"),
    ],
)
def test_what_to_bring(said: str, bring: str) -> None:
    assert read_handout.bring(said, words("zh")) == bring
