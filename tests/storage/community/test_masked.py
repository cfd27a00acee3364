"""Which names hide somebody, and which only call them."""

import pytest

from storage.community import people


@pytest.mark.parametrize("name", ["小唐", "老王", "李老师", "张师傅", "开心每一天"])
def test_what_only_calls_somebody_is_not_masked(name: str) -> None:
    assert people.masked(name) == name


@pytest.mark.parametrize(
    "name",
    ["王秀英", "李明", "欧阳娜娜", "小", "王秀英老师", "幸福里王秀英", "小唐13812345678", ""],
)
def test_a_name_of_the_register_is_masked(name: str) -> None:
    """Also with an address behind it, inside of more, or of one letter; a number is no name."""
    assert people.masked(name) == f"{name[:1] or '*'}**"
