"""A card after whoever is on it asked to be forgotten."""

from bot.cards.wishes import wishes as card
from bot.messages import Message
from bot.texts import words
from storage.records import personal_data
from tests.harness.make import Make


def test_a_neighbour_without_a_name(make: Make) -> None:
    """The wish stays lit, and nobody reads who lit it."""
    wish = make.confirmed_wish()

    def read() -> Message:
        return make.do(lambda s: card.card(s, make.again(wish), words("zh")))

    assert "谢谢李**" in read().plain()
    make.do(personal_data.forget, make.li.id)
    assert "谢谢一位邻居" in read().plain()
    assert "*" not in read().plain()
