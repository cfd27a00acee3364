"""A group of neighbours lives: somebody comes, asks what there is, and hears once a week."""

from tests.harness import acts
from tests.harness.street import Street


async def test_newcomers_a_menu_and_a_week(street: Street) -> None:
    """Two come and are welcomed once, with a way into private; 小陈 puts the menu, whose buttons
    lead there too; on Sunday the group hears of the wish that waits, and a week later the former
    digest makes way."""
    for who in (street.tang, street.he):
        await street.room.join(street.group, who.user)
    shown = await street.group_shows("欢迎新邻居", "点卡片上的")
    assert [each["text"] for each in shown.buttons] == ["和我私下说"]
    assert street.spoken(street.group).count("欢迎新邻居") == 1

    await street.chen.says("/menu", to=street.group)
    menu = await street.group_shows("这里能帮您什么")
    assert [each["text"] for each in menu.buttons][:2] == ["心愿", "通知"]
    await street.wang.opens(menu.buttons[0]["url"])
    await street.wang.hears("心愿")

    for days in (5, 7):
        await acts.published(street)
        await street.forward(days=days)
        await street.until_hour(19)
        await street.group_shows("这一周的邻里事", "等着点亮的心愿还有")
    await street.group_shows("这一份是以前的")
