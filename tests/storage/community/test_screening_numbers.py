"""Private numbers, however they are typed: what is read off them."""

import pytest

from storage.community import screening


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("前面138后面12345678", "13812345678"),
        ("后八位12345678，前三位138", "13812345678"),
        ("倒着念：71400000991", "19900000417"),
        ("199四个零0417", "199" + "0000" + "0417"),
        ("一双九五个零四一七", "19900000417"),
        ("十三 八十一 二十三 四十五 六十七 八", "13812345678"),
        ("幺勾勾洞洞洞洞洞四幺拐", "19900000417"),
        ("前三位199，中间四位0000，最后四位0417", "19900000417"),
        ("199ОО000417", "19900000417"),
        ("打我办公室85000417转302", "85000417"),
        ("tel 6500-0417", "65000417"),
    ],
)
def test_a_number_is_read_off_as_it_is_meant(said, found):
    """Whoever moves a number to where it belongs need not type it again."""
    assert screening.phones(said) == [found]


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("有空打65000417找老周", "有空打＊＊＊找老周"),
        ("打199然后0000再0417", "打＊＊＊"),
        ("幸福里3号502", "幸福＊＊＊"),
    ],
)
def test_only_the_number_is_tucked_away(said, left):
    assert screening.tucked(said) == left


@pytest.mark.parametrize(
    ("number", "besides"),
    [
        ("{}", "电表读数{}"),
        ("打{}", "打{}米的井"),
        ("家里{}", "取件码是{}"),
    ],
)
def test_a_word_says_that_eight_digits_are_no_telephone(number, besides):
    assert [f.flag for f in screening.screen(title=number.format("65000417"))] == ["phone"]
    assert screening.screen(title=besides.format("65000417")) == ()


def test_letters_set_apart_are_read_together():
    """Blanks between all letters hide nothing, and the worker sees them."""
    text = "我 不 想 活 了，3 号 楼 2 单 元 5 0 1"
    assert {(f.flag, f.found) for f in screening.screen(story=text)} == {
        ("danger", "不 想 活"),
        ("house_number", "3 号 楼 2 单 元 5 0 1"),
    }
