"""What is private in a wish that came true is deleted after three months."""

from tests.harness.acts import PHONE, PLACE, STORY, brought
from tests.harness.street import Street


async def test_three_months_later(street: Street) -> None:
    """小陈 looks at a wish that came true in spring: number, title and who did what are there; what
    王阿姨 told, and where she lives, is not, nor in her own copy. The group's card says what it
    said."""
    await brought(street)
    await street.wang.taps("收到了")
    await street.group_shows("心愿已点亮")
    await street.chen.says("/show 1")
    await street.chen.hears("2030-0001", PHONE, PLACE, STORY)
    await street.forward(days=91)
    await street.chen.says("/show 1")
    shown = await street.chen.hears("2030-0001", "一双防滑拖鞋", "说收到了")
    await street.wang.says("/mydata")
    copy = await street.wang.everything_new()
    for private in (PHONE, PLACE, STORY):
        assert private not in shown.text
        assert private not in copy
    await street.group_shows("心愿已点亮")
