"""A telephone number in what a resident writes: into its own field, never silently read."""

import pytest

from bot.messages import Action
from storage.wishes import wishes
from storage.wishes.wishes import Wish
from tests.harness.make import Make
from tests.harness.talking import Talking

RUIN = "帮我送到3号楼2单元501"
STORY = "腿脚不好，有事打13987654321，身份证110101199003070013"


def form(talking: Talking, make: Make) -> None:
    """王阿姨 has written everything up to the story."""
    talking.commands(make.wang, "wish")
    for said in ("想要一双防滑拖鞋", "一步步来", "物品", "1", "我自己", "三天内", STORY):
        read = talking.says(make.wang, said)
    assert "替我收好" in read
    assert "13987654321" not in read


def test_a_number_in_the_story_goes_to_its_field(talking: Talking, make: Make) -> None:
    """Moved with one tap: the story has neither number, the telephone is not asked for again."""
    form(talking, make)
    assert "送到哪儿" in talking.says(make.wang, "替我收好")
    assert "有照片吗" in talking.says(make.wang, "先不写")
    for said in ("不放照片", "都先不给，社工牵线", "就这样，交给社工"):
        talking.says(make.wang, said)
    (wish,) = make.rows(Wish)
    private = wishes.private(wish)
    assert private.story == "腿脚不好，有事打＊＊＊，＊＊＊"
    assert private.phone == "13987654321"


def test_a_number_in_the_story_may_stay(talking: Talking, make: Make) -> None:
    """As it was said; then the telephone is asked for as ever."""
    form(talking, make)
    talking.says(make.wang, "照原样")
    assert "留个电话吗" in talking.says(make.wang, "先不写")


def test_a_number_in_a_later_story_is_asked_about(talking: Talking, make: Make) -> None:
    """Also in a change of a wish that stands in the group: both are changed."""
    wish = make.open_wish()
    talking.taps(make.wang, Action("wish.change", wish.key))
    talking.says(make.wang, "怎么回事")
    assert "替我收好" in talking.says(make.wang, STORY)
    talking.says(make.wang, "替我收好")
    private = wishes.private(make.again(wish))
    assert private.phone == "13987654321"
    assert "＊＊＊" in private.story


@pytest.mark.parametrize("typed", [RUIN, "13987654321"])
def test_a_ruin_is_no_title(talking: Talking, make: Make, typed: str) -> None:
    """Without the private part nothing would be left to read: asked for anew, with an example."""
    talking.commands(make.wang, "wish")
    read = talking.says(make.wang, typed)
    assert "就不剩什么了" in read
    assert "比如" in read
    assert "您再看一眼" in talking.says(make.wang, "想有人帮我送一趟东西")


def test_a_ruin_typed_with_the_command_is_asked_for_anew(talking: Talking, make: Make) -> None:
    assert "想请邻居帮什么忙" in talking.commands(make.wang, "wish", RUIN)
