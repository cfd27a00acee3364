"""What was asked for stays in sight when less of it came."""

from bot.cards.wishes import wishes as card
from bot.messages import Action
from bot.texts import words
from storage.wishes import change_review, claiming, confirmations, deliveries
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Wish
from tests.harness.make import Make
from tests.harness.talking import Talking


def on_the_card(make: Make, wish: Wish) -> str:
    now = make.again(wish)
    return make.database.read_now(lambda session: card.card(session, now, words("zh")).plain())


def test_three_of_five_came(make: Make, talking: Talking) -> None:
    """Three bags were brought, the other two taken back: on the card, in /mywishes and to the
    worker five stay five, while the wish goes on and when it is lit."""
    wish = make.open_wish(quantity=5, unit="袋")
    make.act(make.li, claiming.claim, wish.key, 3)
    assert "不再等" not in on_the_card(make, wish)
    claim = make.claim_on(wish).key
    make.act(make.li, deliveries.deliver, NewDelivery(claim))
    said = talking.taps(make.wang, Action("wish.withdraw", wish.key, "sure"))
    assert "还没办的不再等了" in said
    assert "想要过 5袋，其余 2袋不再等了" in said
    assert "想要过 5袋" in on_the_card(make, wish)
    make.act(make.wang, confirmations.confirm, claim)
    whole = "想要 5袋，到了 3袋，其余 2袋不再等了"
    assert whole in on_the_card(make, wish)
    assert whole in talking.commands(make.wang, "mywishes")
    assert whole in talking.taps(make.chen, Action("wish.show", wish.key, "1"))


def test_nothing_came(make: Make, talking: Talking) -> None:
    """Nobody brought anything: a wish that was taken back whole says nothing of a rest."""
    wish = make.open_wish(quantity=5, unit="袋")
    assert "收回了" in talking.taps(make.wang, Action("wish.withdraw", wish.key, "sure"))
    assert "不再等" not in talking.commands(make.wang, "mywishes")


def test_two_are_enough(make: Make) -> None:
    """The owner wants fewer, and then more again: what was asked for at most is what counts."""
    wish = make.open_wish(quantity=5, unit="袋")
    make.act(make.wang, change_review.hand_in, wish.key, {"wanted": "2"})
    assert "想要过 5袋，其余 3袋不再等了" in on_the_card(make, wish)
    for many, card_says in (("4", "其余 1袋"), ("7", "7袋，已认领 0/7")):
        change = make.act(make.wang, change_review.hand_in, wish.key, {"wanted": many})
        make.act(make.chen, change_review.approve, change.key)
        assert card_says in on_the_card(make, wish)
    assert "不再等" not in on_the_card(make, wish)
