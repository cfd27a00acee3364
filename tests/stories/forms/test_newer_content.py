"""What is newer than we are, and who has no name: each is answered, in private."""

from tests.harness.street import Street


async def test_a_rich_message_is_answered(street: Street) -> None:
    """王阿姨 sends something that no library reads yet: she hears how to begin; in the middle of a
    form she hears what is wanted, and goes on."""
    _sends(street)
    await street.wang.hears("您好，我在")
    await street.wang.says("/wish")
    await street.wang.hears("想请邻居帮什么忙")
    before = len(street.wang.messages)
    _sends(street)
    await street.quiet()
    assert len(street.wang.messages) == before + 1
    await street.wang.says("一双防滑拖鞋")
    await street.wang.hears("您再看一眼")


async def test_somebody_without_a_name(street: Street) -> None:
    """小唐's account shows no first name any more: she is heard, and called a neighbour."""
    street.tang.user.name = ""
    await street.tang.opens()
    assert "None" not in await street.tang.everything_new()
    await street.tang.says("/wishes")
    await street.tang.hears("还不知道您是哪个社区的")


def _sends(street: Street) -> None:
    """As a client of tomorrow would."""
    room, wang = street.room, street.wang.user
    room.post(room.private(wang), wang, {"rich_message": {"blocks": []}})
