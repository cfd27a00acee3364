"""Finding wishes: by words, by number, and what is under way."""

from datetime import timedelta

import pytest

from storage.engine import clock
from storage.wishes import claiming, listing, review
from storage.wishes.listing import By
from tests.harness.make import Make


@pytest.mark.both
def test_by_words_and_by_number(make: Make) -> None:
    """A neighbour finds what the group reads, a worker what waits as well; all the words, letters
    that mean something to the database, the code or its end; nothing of next door."""
    lamp = make.open_wish(title="想要一盏台灯 A_1%")
    other = make.wish(title="修一下台灯")
    make.open_wish(title="一把伞")

    def found(text: str, *, is_staff: bool = False) -> list[int]:
        shown = make.do(listing.search, make.home, text, 9, is_staff=is_staff)
        return [each.key for each in shown]

    assert found("台灯") == [lamp.key]
    assert found("台灯", is_staff=True) == [other.key, lamp.key]
    assert found("台灯 想要", is_staff=True) == [lamp.key]
    assert found("a_1%") == [lamp.key]
    assert found("%") == [lamp.key]
    assert found("_") == [lamp.key]
    assert found("x" * 5000) == []
    assert found(lamp.code) == found(str(lamp.number)) == found(f"#{lamp.number}") == [lamp.key]
    assert found(other.code) == []
    assert make.do(listing.search, make.elsewhere, "台灯", 9, is_staff=True) == []


@pytest.mark.both
def test_what_is_under_way(make: Make) -> None:
    """By who has it, by building with the small numbers first, or the longest first; no longer
    what is given up, and nothing next door."""
    held = []
    for place, who in (
        ("12号楼3单元", make.li),
        ("3号楼501", make.person("安老师")),
        ("", make.li),
    ):
        wish = make.act(make.chen, review.approve, make.wish(place=place).key)
        make.act(who, claiming.claim, wish.key)
        held.append(wish.key)
        clock.travel(timedelta(days=1))

    def by(how: By) -> list[int]:
        return [each.wish.key for each in make.do(listing.under_way, make.home, how)]

    assert by(By.AGE) == held
    assert by(By.BUILDING) == [held[1], held[0], held[2]]
    assert sorted(by(By.CLAIMER)) == held
    assert [each.days for each in make.do(listing.under_way, make.home, By.AGE)] == [4, 3, 2]
    assert make.do(listing.under_way, make.elsewhere, By.AGE) == []


@pytest.mark.both
def test_a_worker_finds_by_name_and_building(make: Make) -> None:
    """Who has it in hand, where it is for; a neighbour finds nobody's wish by either."""
    here = make.claimed_wish(place="3号楼501")
    make.open_wish(place="13号楼", title="一把伞")

    def found(text: str, *, is_staff: bool = True) -> list[int]:
        shown = make.do(listing.search, make.home, text, 9, is_staff=is_staff)
        return [each.key for each in shown]

    assert found("李明") == found("3号楼") == [here.key]
    assert found("李明", is_staff=False) == found("3号楼", is_staff=False) == []
    assert make.do(listing.search, make.elsewhere, "3号楼", 9, is_staff=True) == []
