"""A crowd in a hurry: everybody taps every card, and some ask for something meanwhile."""

from collections.abc import Awaitable, Callable
from functools import partial
from random import Random

from bot.practice import Message
from bot.practice.world import Query
from bot.texts import words
from storage.community import history
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish, WishState
from tests.faults.corner import Corner
from tests.harness.make import Somebody

zh = words("zh")
WON = zh("claim-won")
AT_ONCE = 50  # updates that wait: more, and the taps would be too old when they are heard
PATIENCE = 60.0
Deed = Callable[[], Awaitable[object]]


def form(title: str) -> list[str]:
    """A wish as it is written down, from the command to the last look."""
    return [
        *(
            "/wish",
            title,
            zh("talk-led"),
            "物品",
            "2双",
            "我自己",
            "一周内",
            f"{title}，天冷了",
            "先不写",
            "不留电话",
        ),
        *("不放照片", zh("wish-post-sharing-nothing"), zh("wish-post-sure-yes")),
    ]


class Crowd:
    """So many people, cards and forms; `seed` decides the order of what they do."""

    def __init__(self, corner: Corner, seed: int) -> None:
        self.corner, self.random = corner, Random(seed)
        self.people: list[Somebody] = []
        self.cards: dict[int, Wish] = {}
        self.taps: list[tuple[Somebody, Wish, Query]] = []
        self.titles: dict[str, Somebody] = {}
        self._deeds: list[Deed] = []

    async def gathers(self, people: int, cards: int, forms: int) -> None:
        """Everybody is there, the cards stand in the group."""
        corner = self.corner
        self.people = [corner.person(f"邻居{number}") for number in range(people)]
        shown = [await corner.wish() for _ in range(cards)]
        await corner.quiet()
        self.cards = {wish.key: wish for wish, _ in shown}
        taps = [self._tap(who, *each) for who in self.people for each in shown]
        self.random.shuffle(taps)
        titles = [f"第{number}双过冬的拖鞋" for number in range(forms)]
        theirs = [titles[at::people] for at in range(people)]
        written = [self._writes(*each) for each in zip(self.people, theirs, strict=True)]
        self._deeds = self._mixed([taps, *written])

    def __len__(self) -> int:
        return len(self._deeds)

    @property
    def heard(self) -> int:
        """How many updates of theirs were taken."""
        return len(self.corner.room.updates.all) - len(self.corner.room.updates.waiting)

    async def acts(self) -> None:
        """Everybody does everything, as fast as it is heard."""
        room = self.corner.room
        for deed in self._deeds:
            await room.until(lambda: len(room.updates.waiting) < AT_ONCE, PATIENCE)
            await deed()

    # -- what came of it --------------------------------------------------------------------------

    def is_right(self) -> None:
        """Every card has one winner, who alone was told so; every form is one wish, word for word;
        and the history tells each of it once."""
        self._every_card_has_its_winner()
        self._every_form_is_a_wish()

    def _every_card_has_its_winner(self) -> None:
        won = {(claim.wish_id, claim.person_id) for claim in self.corner.make.rows(Claim)}
        assert sorted(wish_id for wish_id, _ in won) == sorted(self.cards)
        assert len(self.corner.make.rows(Claim)) == len(won)
        for who, wish, query in self.taps:
            if query.answer and query.answer.text == WON:
                assert (wish.key, who.id) in won
        for key, wish in self.cards.items():
            lines = self.corner.make.do(history.of, wish.community_id, "wish", key)
            assert [line.what for line in lines].count("claimed") == 1

    def _every_form_is_a_wish(self) -> None:
        made = [each for each in self.corner.make.rows(Wish) if each.key not in self.cards]
        assert {each.title: each.owner_id for each in made} == {
            title: who.id for title, who in self.titles.items()
        }
        assert len(made) == len(self.titles)
        assert {(each.wanted, each.unit, each.state) for each in made} <= {
            (2, "双", WishState.REVIEW)
        }

    # -- inside -----------------------------------------------------------------------------------

    def _tap(self, who: Somebody, wish: Wish, card: Message) -> Deed:
        """On the card as it looked when nobody had claimed yet: they all reach for it at once."""
        room, phone, data = self.corner.room, self.corner.users[who.id], card.buttons[0]

        async def tap() -> None:
            query = room.tap_now(phone, card, data["callback_data"], stale=True)
            self.taps.append((who, wish, query))

        return tap

    def _writes(self, who: Somebody, titles: list[str]) -> list[Deed]:
        """Their forms, one after the other."""
        self.titles |= dict.fromkeys(titles, who)
        room, phone = self.corner.room, self.corner.users[who.id]
        lines = [line for title in titles for line in form(title)]
        return [partial(room.say, phone, room.bot, line) for line in lines]

    def _mixed(self, streams: list[list[Deed]]) -> list[Deed]:
        """In any order, but each stream in its own."""
        order = [at for at, stream in enumerate(streams) for _ in stream]
        self.random.shuffle(order)
        deeds = [iter(stream) for stream in streams]
        return [next(deeds[at]) for at in order]
