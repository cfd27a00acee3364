"""A command said where others read along goes on in private with one tap."""

import pytest

from storage.community.memberships import Role
from tests.harness.acts import PHONE, handed_in
from tests.harness.street import Neighbour, Street


async def way_on(street: Street, who: Neighbour, said: str) -> str:
    """The link that the group shows after a command that is not for it."""
    await who.says(said, to=street.group)
    here = await street.group_shows("这件事我们私下说")
    return str(here.buttons[0]["url"])


@pytest.mark.parametrize("said", ["/show 1", "/show 2030-0001"])
async def test_one_tap_goes_on_with_it(street: Street, said: str) -> None:
    """小陈 asks for a wish among the neighbours: the link shows that wish in private, and the group
    reads nothing of it."""
    await handed_in(street)
    link = await way_on(street, street.chen, said)
    assert link.endswith("command-say_" + said.removeprefix("/").replace(" ", "_"))
    await street.chen.opens(link)
    await street.chen.hears("王阿姨", PHONE)
    assert PHONE not in street.spoken(street.group)


async def test_the_queue_and_the_list_go_on_too(street: Street) -> None:
    """Commands without a number as well."""
    await handed_in(street)
    await street.chen.opens(await way_on(street, street.chen, "/queue"))
    await street.chen.hears("等您看的 1")
    await street.wang.opens(await way_on(street, street.wang, "/mywishes"))
    await street.wang.hears("一双防滑拖鞋", "社工在看")


async def test_the_door_is_checked_again(street: Street) -> None:
    """Everybody in the group sees the link; whoever is no worker gets what a command of theirs
    would get."""
    await handed_in(street)
    link = await way_on(street, street.chen, "/show 1")
    await street.wang.opens(link)
    await street.wang.hears("这一步您这边还做不了")
    assert PHONE not in street.spoken(street.wang.chat)
    await street.tang.opens("command-say_mywishes")
    await street.tang.hears("不知道您是哪个社区的")


async def test_a_worker_of_two_communities_is_asked_which(street: Street) -> None:
    """The link says which wish, not where: 小陈 is asked, the answer goes on with the number."""
    await handed_in(street)
    link = await way_on(street, street.chen, "/show 1")
    await street.found_another("桂花苑", chen=Role.WORKER)
    await street.chen.opens(link)
    await street.chen.hears("您在好几个社区")
    await street.chen.taps("幸福里社区")
    await street.chen.hears("王阿姨", PHONE)


@pytest.mark.parametrize(
    "said", ["/show 13812345678", "/show 138 1234 5678", "/show 王阿姨的那个", f"/show {'9' * 70}"]
)
async def test_what_does_not_belong_into_a_link(street: Street, said: str) -> None:
    """A telephone number, words, more than a link carries: the command goes on without them."""
    await handed_in(street)
    link = await way_on(street, street.chen, said)
    assert link.endswith("start=command-say_show")
    await street.chen.opens(link)
    await street.chen.hears("写上编号")


@pytest.mark.parametrize(
    "payload",
    [
        "command-say_quiet",
        "command-say_forgetme",
        "command-say_cancel",
        "command-say_wish_x",
        "command-say_",
        "command-say_x_1",
    ],
)
async def test_a_link_changes_nothing(street: Street, payload: str) -> None:
    """Whoever sends somebody a link can't make them do anything: only what shows goes by link."""
    await street.wang.says("/wish")
    await street.wang.says("一把伞")
    await street.wang.taps("一步步来")
    await street.wang.hears("哪一类")
    await street.wang.opens(payload)
    await street.wang.hears("这个找不到了")
    await street.wang.hears("刚才这一问还等着您", "哪一类")


async def test_what_changes_something_is_said_again(street: Street) -> None:
    """/quiet in the group leads to the private chat, where it is said."""
    link = await way_on(street, street.wang, "/quiet")
    assert link.endswith("start=form-continue")
