"""What people type is an answer, a word to somebody, or more of a wish; none of it is swallowed."""

from dataclasses import replace

from bot.messages import Action, Heard
from bot.register.actions import short
from storage.messaging import conversations
from storage.wishes import review
from storage.wishes.wishes import WishState
from tests.harness.make import Make
from tests.harness.talking import Talking


def talk_key(talking: Talking) -> int:
    talk = talking.newest()
    assert talk is not None
    return talk.key


def test_a_word_to_the_other_side(make: Make, talking: Talking) -> None:
    """While a claim lives, what is said about it is carried with one tap, in the words that were
    typed."""
    claim = make.claim_on(make.claimed_wish(title="一盏台灯"))
    for who, said in ((make.wang, "让他六点来"), (make.wang, "不要了"), (make.li, "门没人开")):
        assert "带句话 · 一盏台灯" in talking.says(who, said), said
    carry = Action("form.answer", talk_key(talking), f"as=claim.relay:{short(claim.key)}")
    assert "这就带给" in talking.taps(make.li, carry)


def test_a_form_offers_what_was_meant(make: Make, talking: Talking) -> None:
    """李明 is asked how many he takes, and says that they are there: the act, then the question."""
    wish = make.open_wish(title="灯泡", quantity=5)
    talking.taps(make.li, Action("wish.claim", wish.key))
    said = talking.says(make.li, "已经送到了")
    assert said.index("您是说这个吗") < said.index("一共来多少")
    assert "已送达 · 灯泡" in said
    assert "带句话" in talking.says(make.li, "好的我明天晚上六点送过去")


def test_a_worker_is_answered_beside_a_wish(make: Make, talking: Talking) -> None:
    """小陈 asked; 王阿姨 has begun another wish, and what she types may be for him."""
    wish = make.wish(title="搬箱子")
    make.act(make.chen, review.send_back, wish.key, "大概多少箱？")
    talking.commands(make.wang, "wish", "想要一袋米")
    assert "这是回社工的话 · 搬箱子" in talking.says(make.wang, "大概十五箱")
    answer = Action("form.answer", talk_key(talking), f"as=wish.answer:{short(wish.key)}")
    talking.taps(make.wang, answer)
    assert make.again(wish).state is WishState.REVIEW


def test_the_pot_comes_first(make: Make, talking: Talking) -> None:
    """Of two that were brought, the one whose name has the letter that was said."""
    for title in ("一盏台灯", "一口锅"):
        make.delivered_wish(title=title)
    said = talking.says(make.wang, "锅收到了")
    assert said.index("收到了 · 一口锅") < said.index("收到了 · 一盏台灯")


def test_a_picture_with_words(make: Make, talking: Talking) -> None:
    """A picture says which pot is wished for: the preview has it, an album is answered once; and it
    answers the first question of /wish."""
    said = talking.shows(make.wang, "pot", "album", words="想要一口这样的锅")
    assert "交给社工" in said
    assert "补照片" not in said
    assert not talking.shows(make.wang, "pot2", "album")
    talk = talking.newest()
    assert talk is not None
    assert conversations.answers(talk)["photo"] == "pot!"
    talking.commands(make.wang, "wish")
    assert "交给社工" in talking.shows(make.wang, "pot", words="想要一口这样的锅")


def test_one_letter_is_a_title(make: Make, talking: Talking) -> None:
    """「锅」 says enough; a number of nothing does not."""
    talking.commands(make.wang, "wish")
    assert "写一句就好" in talking.says(make.wang, "要五斤")
    assert "交给社工" in talking.says(make.wang, "锅")


def test_an_edit_is_not_silent(make: Make, talking: Talking) -> None:
    """One lamp became two in the sentence itself, before it was handed in."""
    sentence = talking.speech.text(make.wang, "想要一盏台灯")
    talking.hears(sentence)
    edited = replace(sentence, heard=Heard.EDITED, text="想要两盏台灯", event_id="edited")
    assert "重新发" in talking.hears(edited)


def test_a_long_wish(make: Make, talking: Talking) -> None:
    """What is long keeps a short title and says where the rest is; what is too long hears so."""
    long = "想要一个" + "很大很响很亮的" * 20 + "收音机"
    said = talking.commands(make.wang, "wish", long)
    assert "…" in said
    assert "全文收在「怎么回事」里" in said
    too_long = "想要一台收音机，" * 500
    assert "1,000个字" in talking.commands(make.wang, "wish", too_long)
    assert "1,000个字" in talking.says(make.li, too_long)


def test_what_was_added_is_said(make: Make, talking: Talking) -> None:
    """A line under the preview says where it went, and is taken back with one tap."""
    talking.commands(make.wang, "wish", "想要一袋米")
    assert "补上了：怎么回事" in talking.says(make.wang, "牙口不好，要软一点的")
    take_back = Action("form.answer", talk_key(talking), "_take-back")
    back = talking.taps(make.wang, take_back)
    assert "牙口" not in back
    assert "补上了" not in back
    said = talking.says(make.wang, "要两袋就好")
    assert "补上了：数量" in said
    assert "需要：2袋" in said


def test_words_near_a_button(make: Make, talking: Talking) -> None:
    """「都给」 and 「快点」 are answers where buttons say more, and so is a sentence said anew."""
    talking.commands(make.wang, "wish", "想要一袋米")
    talking.taps(make.wang, Action("form.answer", talk_key(talking), "_edit=urgency"))
    assert "就这样，交给社工" in talking.says(make.wang, "快点")
    talking.says(make.wang, "3号楼2单元501，13812345678")
    assert "交给社工" in talking.says(make.wang, "都给")
    talking.taps(make.wang, Action("form.answer", talk_key(talking), "_edit=title"))
    assert "就写这句" in talking.says(make.wang, "一袋软米，电话13812345678")
    assert "群里会看到" in talking.says(make.wang, "一袋软一点的米")
    talk = talking.newest()
    assert talk is not None
    said = conversations.answers(talk)
    assert "交给社工" not in talking.says(make.wang, "就这样")
    assert (said["urgency"], said["sharing"], said["title"]) == ("days", "all", "=一袋软一点的米")
