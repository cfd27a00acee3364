"""Who speaks in a group under another name: as the group itself, or as a channel."""

import pytest

from tests.harness.street import Street


async def test_an_anonymous_admin_hears_what_to_do(street: Street) -> None:
    """小陈 manages the new group anonymously and sends /bind: one clear line says how to show who
    it is for a moment; shown, it works."""
    new = await street.another_group("幸福里二期群", street.chen, street.wang)
    await street.chen.says("/bind", to=new, anonymous=True)
    told = await street.group_shows("先关掉自己的「匿名」", "/bind", group=new)
    assert not told.buttons
    assert "这个群做什么用？" not in street.spoken(new)
    await street.chen.says("/bind", to=new)
    await street.group_shows("这个群做什么用？", group=new)
    await street.chen.taps("幸福里社区：发心愿", on=new)
    await street.group_shows("心愿会发在这个群里", group=new)


@pytest.mark.parametrize("command", ["queue", "neighbours", "wish"])
async def test_every_command_says_so(street: Street, command: str) -> None:
    """So too in our own group, whatever the command; what is none of ours stays unanswered."""
    await street.room.promote(street.group, street.chen.user, street.chen.user)
    await street.chen.says(f"/{command}", to=street.group, anonymous=True)
    await street.group_shows("先关掉自己的「匿名」", f"/{command}")
    before = street.spoken(street.group)
    for said in ("/unheardof", "大家好"):
        await street.chen.says(said, to=street.group, anonymous=True)
    await street.quiet()
    new = street.spoken(street.group).removeprefix(before)
    assert "匿名" not in new


async def test_channels_have_no_effect(street: Street) -> None:
    """What a channel posts in the group, or its linked one forwards there, moves nothing and is
    answered by nothing."""
    before = len(street.room.chat(street.group))
    for said in ("/bind", "/wish 一把伞", "好消息"):
        await street.room.post_as_channel(street.group, said)
    await street.quiet()
    assert len(street.room.chat(street.group)) == before + 3
