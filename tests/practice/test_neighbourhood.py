"""The people of the practice room."""

import pytest

from bot.practice.neighbourhood import OWNERS, as_form, cast, sample_wishes
from storage.wishes.wishes import ForWhom


@pytest.mark.parametrize("key", OWNERS)
def test_everybody_lives_in_one_place(key: str) -> None:
    """What 孙医生 wishes for herself or her family comes to her home, wherever the sample stood."""
    home = next(each["home"] for each in cast()["people"] if each["key"] == key)
    forms = [as_form(sample, 1, home) for sample in sample_wishes()]
    assert {form.place for form in forms if form.for_whom is not ForWhom.NEIGHBOUR} == {home}
    assert len({form.place for form in forms}) > 1
