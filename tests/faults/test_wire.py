"""The way to the people is bad: 429, lost answers, no road at all, blocked, too late."""

import contextlib
from pathlib import Path

import pytest
from sqlmodel import Session, select

from bot.messages import Action
from bot.operations.settings import Mode
from bot.practice import Limits, Room, serving
from bot.practice.errors import bad
from bot.practice.neighbourhood import cast
from bot.register import actions
from storage.engine import clock
from storage.engine.vault import Vault
from storage.messaging.outbox import OutboxState
from storage.wishes import deliveries, releases
from storage.wishes.claims import Claim, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from tests.faults.looking import claims_made, promise, promises, said_in
from tests.harness.acts import handed_in, published, taken_on
from tests.harness.hours import ZONE
from tests.harness.operator import reading
from tests.harness.street import FIRST_DAY, Street
from tests.harness.street import _free_port as free_port

CODE = "2030-0001"
CLAIM = "我来认领"
OPEN = "看怎么联系、送到哪儿"
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


async def test_told_to_wait_with_a_card(street: Street) -> None:
    """429 three times in the group: the card comes when it may, once, and nothing else is late."""
    street.room.faults.flood("sendMessage", retry_after=7, times=3, chat=street.group.id)
    began = clock.now()
    await published(street)
    assert (clock.now() - began).total_seconds() >= 21
    assert len(said_in(street, street.group, CODE)) == 1
    assert (await promise(street, "wish.card")).uncertain == 0


async def test_told_to_wait_with_a_private_notice(street: Street) -> None:
    """429 in the claimer's chat: the details wait as long as they are told to, and come once."""
    await published(street)
    street.room.faults.flood("sendMessage", retry_after=9, chat=street.li.user.id)
    began = clock.now()
    await street.li.taps(CLAIM, on=street.group)
    await street.li.hears(CODE, "501")
    assert (clock.now() - began).total_seconds() >= 9
    assert len(said_in(street, street.li.chat, "501")) == 1
    assert [told.uncertain for told in await promises(street, "claim.details")] == [0]


async def test_told_to_wait_with_an_edit(street: Street) -> None:
    """429 on the card's edit: the group sees the last state all the same."""
    await published(street)
    street.room.faults.flood("editMessageText", retry_after=5, times=2, chat=street.group.id)
    await street.li.taps(CLAIM, on=street.group)
    await street.group_shows(CODE, "李**")


async def test_the_answer_is_lost(street: Street) -> None:
    """Something was said, but we never heard so: what is said again, and counted, has nothing
    private in it yet; the details are put into the one copy that we know of."""
    await published(street)
    street.room.faults.lose("sendMessage", chat=street.li.user.id)
    await street.li.taps(CLAIM, on=street.group)
    await street.quiet()
    assert len(said_in(street, street.li.chat, CODE)) == 2
    assert len(said_in(street, street.li.chat, "501")) == 1
    told = await promise(street, "claim.details")
    assert (told.state, told.uncertain) == (OutboxState.SENT, 1)


async def test_a_lost_copy_is_tapped(street: Street) -> None:
    """The copy that we had lost leads to the details all the same; when it is over, neither of the
    two has them any more."""
    await published(street)
    street.room.faults.lose("sendMessage", chat=street.li.user.id)
    await street.li.taps(CLAIM, on=street.group)
    await street.quiet()
    lost = said_in(street, street.li.chat, CODE)[0]
    await street.li.taps(OPEN, on=lost)
    await street.quiet()
    assert len(said_in(street, street.li.chat, "501")) == 2
    await street.do(_gives_back, street.id_of(street.li), (await claims_made(street))[0].wish_id)
    await street.quiet()
    assert said_in(street, street.li.chat, "501") == []
    assert len(said_in(street, street.li.chat, CODE, "不用再办")) == 2


@pytest.mark.both
@pytest.mark.parametrize("is_won", [True, False], ids=["won", "too late"])
async def test_a_card_that_stands_twice(street: Street, is_won: bool) -> None:
    """The answer to the first was lost, so the group has two. Whoever taps the one that we do not
    keep is heard; then it says what is so, takes no taps any more, and points to the other."""
    street.room.faults.lose("sendMessage", chat=street.group.id)
    await published(street)
    lost, kept = said_in(street, street.group, CODE)
    if not is_won:
        await street.sun.taps(CLAIM, on=kept)
    toast = await street.li.taps(CLAIM, on=lost)
    assert ("认领好了" in toast.text) is is_won
    await street.quiet()
    who = "李**" if is_won else "孙**"
    assert (who in lost.text, who in kept.text) == (True, True)
    assert "这一条旧了" in lost.text
    assert "这一条旧了" not in kept.text
    assert (lost.buttons, [each["text"] for each in kept.buttons]) == ([], ["排队等一等"])


async def test_a_list_is_no_copy_of_a_card(street: Street) -> None:
    """What somebody taps in /wishes or in the day's digest stays as it was: a list."""
    await published(street)
    await street.zhang.says("/wishes", to=street.group)
    listed = await street.group_shows("等着点亮的心愿")
    await street.li.taps("① 我来认领", on=street.group)
    await street.zhang.taps("① 我来认领", on=street.group)
    await street.quiet()
    assert not said_in(street, street.group, "这一条旧了")
    assert "① 我来认领" in [each["text"] for each in listed.buttons]


async def test_a_worker_s_card_that_stands_twice(street: Street) -> None:
    """Two workers, two copies: whoever is refused on the second reads there who decided."""
    street.room.faults.lose("sendMessage", chat=street.office.id)
    await handed_in(street)
    lost, kept = said_in(street, street.office, CODE)
    await street.chen.taps("发到群里", on=kept)
    await street.liu.taps("婉拒", on=lost)
    await street.quiet()
    assert "小陈" in lost.text
    assert lost.buttons == []


@pytest.mark.parametrize("photo", ["", "picture"], ids=["words", "with a picture"])
async def test_the_answer_to_the_edit_is_lost(street: Street, photo: str) -> None:
    """The details stand, and we never heard so: they are put there once more, which nobody sees;
    and taken away again in the end, the picture with them."""
    if photo:
        await street.wang.sends_photo()
        photo = street.room.chat(street.wang.chat)[-1].content["photo"][-1]["file_id"]
    await published(street, photo=photo)
    street.room.faults.lose("editMessageText", chat=street.li.user.id)
    street.room.faults.lose("editMessageMedia", chat=street.li.user.id)
    await street.li.taps(CLAIM, on=street.group)
    await street.quiet()
    (shown,) = said_in(street, street.li.chat, "501")
    assert ("photo" in shown.content) == bool(photo)
    told = await promise(street, "claim.details")
    assert (told.state, told.uncertain) == (OutboxState.SENT, 1)
    await street.do(_gives_back, street.id_of(street.li), (await claims_made(street))[0].wish_id)
    await street.quiet()
    assert said_in(street, street.li.chat, "501") == []
    assert not [each for each in street.li.messages if "photo" in each.content]


async def test_the_claim_ends_before_its_details_stand(street: Street) -> None:
    """What was said first waits for the details; when it is given back meanwhile, none of them
    comes, and what stands says that it is over."""
    await published(street)
    street.room.faults.drop("editMessageText", chat=street.li.user.id)
    await street.li.taps(CLAIM, on=street.group)
    await street.app.settled()
    assert said_in(street, street.li.chat, "501") == []
    await street.do(_gives_back, street.id_of(street.li), (await claims_made(street))[0].wish_id)
    await street.quiet()
    assert said_in(street, street.li.chat, "501") == []
    assert len(said_in(street, street.li.chat, CODE, "不用再办")) == 1


async def test_a_bad_gateway(street: Street) -> None:
    """502 on the way to the claimer: nobody knows, so it is counted and said again."""
    await published(street)
    street.room.faults.bad_gateway("sendMessage", times=2, chat=street.li.user.id)
    await street.li.taps(CLAIM, on=street.group)
    await street.li.hears("501")
    told = await promise(street, "claim.details")
    assert (told.state, told.uncertain) == (OutboxState.SENT, 2)


async def test_no_road(database_url: str, tmp_path: Path) -> None:
    """Telegram cannot be reached at all: nothing was said for sure, nothing is in doubt, and all of
    it is said once when the road is open again."""
    clock.begin_at(clock.at(FIRST_DAY, 10, ZONE))
    room = Room(username=cast()["username"], limits=Limits(enforced=False))
    port = free_port()
    async with contextlib.AsyncExitStack() as road:
        base = await road.enter_async_context(serving(room, port))
        street = Street(room, base, database_url, tmp_path, Mode.WEBHOOK)
        async with street.lived_in():
            wish = await taken_on(street)
            await road.aclose()
            told = len(said_in(street, street.wang.chat))
            await street.do(_gives_back, street.id_of(street.li), wish.key)
            await street.app.settled()
            assert {each.state for each in await promises(street, "claim.released")} == {
                OutboxState.READY
            }
            await road.enter_async_context(serving(room, port))
            await street.forward(minutes=5)
            assert len(said_in(street, street.wang.chat)) == told + 1
            for each in [
                *await promises(street, "claim.released"),
                *await promises(street, "wish.card"),
            ]:
                assert (each.state in (OutboxState.SENT, OutboxState.DROPPED), each.uncertain) == (
                    True,
                    0,
                )


def _gives_back(session: Session, person_id: int, wish_id: int) -> None:
    claim = session.exec(select(Claim).filter_by(wish_id=wish_id)).one()
    releases.release(session, person_id, claim.key, ReleaseReason.NO_TIME)


@pytest.mark.parametrize("is_heard", [True, False], ids=["heard of", "found out"])
async def test_the_resident_blocked_us(street: Street, is_heard: bool) -> None:
    """Their question waits; the workers are asked, once, to call; who comes back finds it there."""
    if is_heard:
        await taken_on(street)
        await street.wang.blocks_bot()
        await street.quiet()
    else:
        await taken_on(street)
        street.wang.user.has_blocked = True  # Telegram never told us
    wish = (await claims_made(street))[0]
    await _delivers(street, wish.key)
    await street.office_shows(CODE, "打个电话")
    assert len(said_in(street, street.office, CODE, "打个电话")) == 1
    assert (await promise(street, "claim.delivered")).state is OutboxState.PARKED
    await street.forward(days=1)
    street.wang.user.has_blocked = True
    await street.wang.unblocks_bot()
    await street.wang.hears("收到")
    assert len(said_in(street, street.wang.chat, "送到了")) == 1
    await street.wang.taps("收到了")
    assert (await claims_made(street))[0].state == "confirmed"


async def _delivers(street: Street, claim_id: int) -> None:
    await street.do(deliveries.deliver, street.id_of(street.li), NewDelivery(claim_id))
    await street.quiet()


async def test_the_tap_is_too_old_to_be_answered(street: Street, tmp_path: Path) -> None:
    """The time to answer the button is over: the claim stands, its details come, all is calm."""
    await published(street)
    with reading(tmp_path) as operator:
        street.room.faults.refuse("answerCallbackQuery", bad(TOO_OLD))
        card = await street.group_shows(CODE)
        street.room.tap_now(street.li.user, card, CLAIM)
        await street.li.hears("501")
        assert len(await claims_made(street)) == 1
        assert operator.incidents == []


async def test_the_details_survive_a_day_without_a_road(street: Street) -> None:
    """Whatever fails on the way for hours, a claim that was made tells its claimer in the end."""
    wish = await published(street)
    street.room.faults.bad_gateway("sendMessage", times=6, chat=street.li.user.id)
    await street.li.taps(CLAIM, on=street.group)
    await street.forward(days=1)
    await street.li.hears(wish.code)
    (told,) = await promises(street, "claim.details")
    assert told.state is OutboxState.SENT


async def test_a_claimer_who_never_opened_our_chat(street: Street) -> None:
    """小唐 taps in the group: the answer opens our chat, where the details stand, once."""
    wish = await published(street)
    answer = await street.tang.taps(CLAIM, on=street.group)
    claim = (await claims_made(street))[0]
    assert answer.url is not None
    assert answer.url.endswith(f"?start=claim-details_{claim.key}")
    await street.quiet()
    assert street.tang.messages == []
    assert (await promise(street, "claim.details")).state is OutboxState.PARKED
    await street.tang.opens(answer.url)
    await street.tang.hears(wish.code, "501")
    await street.forward(hours=1)
    assert len(said_in(street, street.tang.chat, "501")) == 1


async def test_a_claimer_who_opens_our_chat_another_way(street: Street) -> None:
    """Not by the link but with /start: what was promised meets them there, once."""
    await published(street)
    await street.tang.taps(CLAIM, on=street.group)
    await street.tang.opens()
    await street.tang.hears("501")
    await street.forward(hours=1)
    assert len(said_in(street, street.tang.chat, "501")) == 1


def test_the_longest_button_fits(safe: Vault) -> None:
    """Telegram takes 64 bytes of callback data; the longest there is has room."""
    data = actions.sign(Action("role.list", 10**9 - 1, f"{10**9 - 1}=party_member"))
    assert len(data) <= actions.LIMIT
