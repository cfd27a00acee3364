"""What may be said at night, what waits for eight o'clock, and what the evening's list says."""

import pytest

from storage.wishes import claiming, releases, review
from storage.wishes.claims import ReleaseReason
from storage.wishes.wishes import Urgency
from tests.harness.acts import approves, claim_on, handed_in, published, taken_on
from tests.harness.street import Street, zh

LIST = zh("list-title")


@pytest.mark.parametrize(
    ("urgency", "is_heard"), [(Urgency.TODAY, True), (Urgency.DAYS, False), (Urgency.WEEK, False)]
)
async def test_what_is_wanted_today_wakes_the_workers(
    street: Street, urgency: Urgency, is_heard: bool
) -> None:
    """A wish for today, told at ten in the evening, stands in the workers' group at once; one that
    has days waits for the morning."""
    await street.until_hour(22)
    await handed_in(street, urgency=urgency)
    assert ("一双防滑拖鞋" in street.spoken(street.office)) is is_heard
    await street.until_hour(8)
    await street.office_shows("请您看看", "一双防滑拖鞋")
    assert street.spoken(street.office).count("2030-0001") == 1


async def test_a_new_card_waits_and_an_old_one_changes(street: Street) -> None:
    """At night no new card rings in the group; one that stands there already follows its wish
    without a sound."""
    stands = await published(street)
    await street.until_hour(22)
    await handed_in(street, street.he, title="一把伞", place="9号楼", urgency=Urgency.TODAY)
    await approves(street.chen)
    await street.do(claiming.claim, street.id_of(street.li), stands.key)
    await street.group_shows("一双防滑拖鞋", "李**认领了")
    assert "一把伞" not in street.spoken(street.group)
    await street.until_hour(7)
    assert "一把伞" not in street.spoken(street.group)
    await street.until_hour(8)
    await street.group_shows("一把伞", "等一位邻居认领")


async def test_the_last_minute_of_the_day(street: Street) -> None:
    """Just before nine in the evening is day, nine is night; just before eight is night."""
    await street.until_hour(20)
    await street.forward(minutes=55)
    await published(street)
    await street.group_shows("一双防滑拖鞋")
    await street.forward(minutes=6)
    await published(street, street.he, title="一把伞", place="9号楼")
    assert "一把伞" not in street.spoken(street.group)
    await street.until_hour(7)
    await street.forward(minutes=55)
    assert "一把伞" not in street.spoken(street.group)
    await street.forward(minutes=6)
    await street.group_shows("一把伞")


async def test_the_night_s_card_shows_the_morning(street: Street) -> None:
    """Approved at eleven at night and claimed from the list at seven: the card that comes at eight
    says so, once."""
    await street.until_hour(23)
    made = await handed_in(street)
    await street.do(review.approve, street.id_of(street.chen), made.key)
    await street.until_hour(7)
    await street.do(claiming.claim, street.id_of(street.li), made.key)
    await street.until_hour(9)
    card = await street.group_shows("2030-0001", "李**认领了")
    assert [each["text"] for each in card.buttons] == ["排队等一等"]
    assert street.spoken(street.group).count("2030-0001") == 1


async def test_what_comes_back_is_in_the_evening_s_list(street: Street) -> None:
    """李明 gives a wish back on the second day: at six it is in the list, though it is old; the day
    after, with nothing new, there is no list."""
    made = await taken_on(street)
    await street.forward(days=1)
    assert LIST not in street.spoken(street.group)
    claim = await claim_on(street, made)
    await street.do(releases.release, street.id_of(street.li), claim.key, ReleaseReason.NO_TIME)
    await street.until_hour(18)
    await street.group_shows(LIST, "一双防滑拖鞋")
    await street.forward(days=2)
    assert street.spoken(street.group).count(LIST) == 1


async def test_no_list_of_nothing(street: Street) -> None:
    """Every wish is in somebody's hands, or gone: six o'clock passes in silence."""
    await taken_on(street)
    gone = await published(street, street.he, title="一把伞", place="9号楼")
    await street.do(releases.call_off, street.id_of(street.he), gone.key)
    await street.forward(days=2)
    assert LIST not in street.spoken(street.group)


async def test_what_nobody_ever_saw_is_not_announced(street: Street) -> None:
    """Approved at eleven at night and taken back at seven, before its card was ever shown: the
    group reads nothing of it."""
    await street.until_hour(23)
    made = await handed_in(street)
    await street.do(review.approve, street.id_of(street.chen), made.key)
    await street.until_hour(7)
    await street.do(releases.call_off, street.id_of(street.wang), made.key)
    await street.until_hour(9)
    assert "2030-0001" not in street.spoken(street.group)
