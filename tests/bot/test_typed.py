"""What people type instead of pressing a button: offered with one tap, and never done by itself."""

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from zlib import crc32

from bot.messages import Action
from bot.register import actions, typed
from bot.texts import LANGUAGES, dates, words
from storage.engine import columns
from storage.engine.columns import Row
from storage.wishes import releases, review
from storage.wishes.claims import Claim, ClaimState, ReleaseReason
from storage.wishes.wishes import WishState
from tests.harness.make import Make
from tests.harness.talking import Talking
from tests.house.reading import calls, literals

SAMPLES = Path(__file__).parents[1] / "samples"
OWN = "家里没人会修灯，我弄不了，想请人看看"
CARRIED = "words.say"  # to the other side of a claim, who may be asked anything
WAITS = {
    "brought": {"claim.confirm", "claim.not-yet", "claim.problem", CARRIED},
    "held": {"claim.deliver", "claim.more-time", "claim.release", CARRIED},
    "asked": {""},
    "needed": {"wish.needed", "wish.withdraw"},
    "offered": {"offer.accept", "offer.decline"},
}


def test_words_are_taken_for_what_they_mean() -> None:
    """Of the sentences that answer something nine in ten find their button; none is offered for
    others, 「几点去方便」 or 「想要一把伞」."""
    text = (SAMPLES / "typed_answers.jsonl").read_text("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    heard = [
        (row, typed.meanings(row["said"], WAITS[row["waits"]], words(row["language"])))
        for row in rows
    ]
    answers = [(row["act"] in found) for row, found in heard if row["act"] is not None]
    harmless = [row["said"] for row, found in heard if row["act"] is None and {*found} - {CARRIED}]
    assert sum(answers) >= 0.9 * len(answers) >= 200
    assert not harmless


def test_a_wish_is_no_word_to_a_neighbour() -> None:
    """Nine of ten wishes that are said while something is under way begin at once."""
    text = (SAMPLES / "said_wishes.jsonl").read_text("utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    carried = [
        typed.meanings(row["said"], {CARRIED}, words(row.get("language", "zh"))) for row in rows
    ]
    assert carried.count([]) >= 0.9 * len(rows)


def test_every_act_knows_its_words() -> None:
    """In both languages, and no words are kept for an act that is gone."""
    named = {name for call in calls({"Act"}, "bot") for name in literals(call.args[0]) if name}
    for language in LANGUAGES:
        assert typed.expressions(language).keys() == named | {"nothing"}


def test_it_has_come(make: Make, talking: Talking) -> None:
    """王阿姨 thanks in words: the button of that wish, and only its tap confirms."""
    claim = make.claim_on(make.delivered_wish(title="一盏台灯"))
    said = talking.says(make.wang, "收到了，谢谢")
    assert "收到了 · 一盏台灯" in said
    assert make.again(claim).state is ClaimState.DELIVERED
    talking.taps(make.wang, Action("claim.confirm", claim.key))
    assert make.again(claim).state is ClaimState.CONFIRMED
    assert "收到了 ·" not in talking.says(make.wang, "收到了，谢谢")


def test_two_more_days(make: Make, talking: Talking) -> None:
    """李明 asks for two days in words: one tap, and the day that was meant is shown."""
    claim = make.claim_on(make.claimed_wish(title="一盏台灯"))
    first, *rest = [each for each in talking.says(make.li, "要晚两天").splitlines() if "·" in each]
    assert first == "需要更多时间 · 一盏台灯"
    assert len(rest) == 3
    later = dates.said(claim.agreed_on + timedelta(days=2), words("zh"))
    assert f"您是说 {later} 吗" in talking.taps(make.li, chosen(talking, "claim.more-time", claim))
    assert make.again(claim).agreed_on == claim.agreed_on


def test_an_old_offer_of_what_still_waits(make: Make, talking: Talking) -> None:
    """李明 says something else, and taps the offer above: it asks for the day. When he has let go,
    it does nothing."""
    claim = make.claim_on(make.claimed_wish(title="一盏台灯"))
    talking.says(make.li, "要晚两天")
    old = chosen(talking, "claim.more-time", claim)
    talking.says(make.li, "要晚三天")
    assert "哪天能办好" in talking.taps(make.li, old)
    make.act(make.li, releases.release, claim.key, ReleaseReason.NO_TIME)
    assert "哪天能办好" not in talking.taps(make.li, old)


def test_a_worker_is_answered(make: Make, talking: Talking) -> None:
    """小陈 asked; 王阿姨 types the answer without any button, and one tap sends it."""
    wish = make.wish(title="搬箱子")
    make.act(make.chen, review.send_back, wish.key, "大概多少箱？")
    assert "这是回社工的话 · 搬箱子" in talking.says(make.wang, "大概十五箱")
    talking.taps(make.wang, chosen(talking, "wish.answer", wish))
    assert make.again(wish).state is WishState.REVIEW
    assert columns.opened(make.again(wish), "aside").endswith("大概十五箱")


def test_who_meant_something_else_goes_on(make: Make, talking: Talking) -> None:
    """李明 holds a claim and is offered its buttons; it was a wish of his own."""
    make.claimed_wish(title="一盏台灯")
    assert "这次不行 · 一盏台灯" in talking.says(make.li, OWN)
    talk = talking.open_one()
    assert talk is not None
    other = Action("form.answer", talk.key, f"as=other-{crc32(OWN.encode()):x}")
    assert "交给社工" in talking.taps(make.li, other)


def test_a_reply_is_about_what_it_replies_to(make: Make, talking: Talking) -> None:
    """Of two that came, the one whose message was replied to; any words will do there."""
    for title in ("一盏台灯", "一袋米"):
        make.delivered_wish(title=title)
    rice = make.rows(Claim)[-1]
    replied = replace(
        talking.speech.text(make.wang, "在用呢"),
        replies_to=(actions.sign(Action("claim.confirm", rice.key)),),
    )
    said = talking.hears(replied)
    assert "收到了 · 一袋米" in said
    assert "台灯" not in said


def test_an_open_question_comes_first(make: Make, talking: Talking) -> None:
    """A line under the last look of a wish adds to it, but for one that means a button of what
    waits."""
    make.delivered_wish(title="一盏台灯")
    talking.commands(make.wang, "wish", "一袋米")
    assert "收到了 · 一盏台灯" in talking.says(make.wang, "台灯收到了，谢谢")
    assert "您愿意给这位邻居看什么" in talking.says(make.wang, "牙口不好，要软一点的")


def chosen(talking: Talking, verb: str, row: Row) -> Action:
    """A button whose form takes the words."""
    return Action("form.answer", talk_of(talking), f"as={verb}:{actions.short(row.key)}")


def talk_of(talking: Talking) -> int:
    talk = talking.open_one()
    assert talk is not None
    return talk.key
