"""An album in a form: its pictures come as an event each, and are answered once."""

from storage.wishes.wishes import Wish
from tests.harness.make import Make
from tests.harness.talking import Talking

UNTIL_THE_PHOTO = (
    "一双防滑拖鞋",
    "一步步来",
    "物品",
    "1",
    "我自己",
    "三天内",
    "不多说了",
    "先不写",
    "不留电话",
)
THE_REST = ("群里都能看", "就这样，交给社工")


def test_one_was_enough(talking: Talking, make: Make) -> None:
    """Where one picture is wanted the first is kept, and that is said once, not for each."""
    talking.commands(make.wang, "wish")
    for said in UNTIL_THE_PHOTO:
        talking.says(make.wang, said)
    read = [talking.shows(make.wang, picture, "A") for picture in ("p1", "p2", "p3", "p4")]
    assert "给谁看" in read[0]
    assert "一张就够" in read[1]
    assert read[2:] == ["", ""]
    for said in THE_REST:
        talking.says(make.wang, said)
    (wish,) = make.rows(Wish)
    assert wish.photo == "p1"


def test_an_album_in_place_of_words(talking: Talking, make: Make) -> None:
    """Hears once what is wanted."""
    talking.commands(make.wang, "wish")
    read = [talking.shows(make.wang, picture, "A") for picture in ("p1", "p2", "p3")]
    assert "请用文字写一句" in read[0]
    assert read[1:] == ["", ""]
    assert "请用文字写一句" in talking.shows(make.wang, "p4", "B")
