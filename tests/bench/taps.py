"""Distinct claims through the real webhook, beside what to compare with; and at a steady rate."""

from sqlalchemy import text

from bot.operations.settings import load
from bot.practice import Limits, Room, serving
from tests.bench import load as loading
from tests.bench import loop, running, servers, street
from tests.bench.load import Result
from tests.bench.running import Fresh, within
from tests.bench.street import Street

Row = dict[str, float]
STEADY = 500.0  # taps a second


def to(port: int, path: str, secret: str, updates: list[bytes]) -> list[bytes]:
    """The updates as requests."""
    headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
    return [loading.post(port, path, update, headers) for update in updates]


def to_us(port: int, updates: list[bytes]) -> list[bytes]:
    """The same, as our webhook wants it."""
    settings = load(env_file=None, secret_key=servers.SECRET)
    return to(port, settings.webhook_path, settings.webhook_secret.get_secret_value(), updates)


def one_each(made: Street) -> list[bytes]:
    """Every neighbour taps a wish of their own once."""
    return street.taps(made, [(number, number) for number in range(len(made.wishes))])


async def bare(taps: int) -> Row:
    """The same endpoint doing nothing but de_json and 200."""
    made = Street(1, street.GROUP, list(range(1, taps + 1)))
    async with running.server("bare") as server:
        sent = to(server.port, servers.PATH, servers.SECRET, one_each(made))
        return (await loading.drive(server.port, sent)).row()


def file_alone(fresh: Fresh, taps: int) -> Row:
    """What SQLite takes by itself, one commit a claim."""
    with fresh() as url:
        made = _prepared(url, taps)
        return {"per_second": loop.claims_per_second(url, made)}


async def usual(fresh: Fresh, taps: int) -> Row:
    """The usual stack."""
    with fresh() as url:
        made = _prepared(url, taps)
        async with running.server("usual", url) as server:
            sent = to(server.port, servers.PATH, servers.SECRET, one_each(made))
            result = await loading.drive(server.port, sent)
        _all_claimed(url, taps)
        return result.row()


async def ours(fresh: Fresh, taps: int) -> Row:
    """The product, with everything it tells everybody."""
    return await _ours(fresh, taps, None)


async def steady(fresh: Fresh, taps: int) -> Row:
    """The product, offered STEADY taps a second whatever comes back."""
    return await _ours(fresh, taps, STEADY)


async def _ours(fresh: Fresh, taps: int, per_second: float | None) -> Row:
    room = Room(token=servers.TOKEN, limits=Limits(enforced=False))
    group = await street.move_in(room, taps)
    with fresh() as url:
        made = _prepared(url, taps, group.id)
        async with (
            serving(room) as api,
            running.server("ours", url, api, ready="/readyz") as server,
        ):
            begun = {"ready_s": server.ready_s, "idle_mb": server.memory_mb}
            result = await _tap(server.port, to_us(server.port, one_each(made)), per_second)
        _all_claimed(url, taps)
        return result.row() | begun


async def _tap(port: int, sent: list[bytes], per_second: float | None) -> Result:
    if per_second is None:
        return await loading.drive(port, sent)
    return await loading.offer(port, sent, per_second)


def _prepared(url: str, taps: int, group: int = street.GROUP) -> Street:
    return within(url, lambda session: street.prepare(session, taps, taps, group=group))


def _all_claimed(url: str, taps: int) -> None:
    claims = text("SELECT count(*) FROM claim")
    assert within(url, lambda session: session.execute(claims).scalar_one()) == taps
