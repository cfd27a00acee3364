"""What the operator's graphs are drawn from: served at /metrics, with nothing private in it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from storage.engine import clock
from storage.engine.troubles import Troubles

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"  # of `render`
SECONDS = (0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Queue(NamedTuple):
    """What waits in one lane of the outbox."""

    name: str
    depth: int  # rows that are to be said by now and are not
    oldest: float  # seconds since the oldest of them was to be said, 0 when there is none


class Backlog(NamedTuple):
    """What waits to be said, and what will not be tried again."""

    lanes: tuple[Queue, ...] = ()
    dead_updates: int = 0  # incoming events kept as dead letters
    dead_messages: int = 0  # outbox rows given up
    unheard: int = 0  # people in danger whom no worker hears


Look = Callable[[], Backlog]

# Every second series would otherwise be a `_created` time that nobody reads.
disable_created_metrics()  # type: ignore[no-untyped-call]

REGISTRY = CollectorRegistry(auto_describe=True)  # our own: tests and libraries do not meet in it
ProcessCollector(registry=REGISTRY)

_updates = Counter(
    "wishlight_updates",
    "Incoming events by what was heard and what came of it.",
    ("kind", "outcome"),
    registry=REGISTRY,
)
_strangers = Counter(
    "wishlight_strangers",
    "Posts to our webhook without its secret.",
    registry=REGISTRY,
)
_heard = Gauge(
    "wishlight_last_update_timestamp_seconds",
    "When the last update was heard; 0 when none was since the start.",
    registry=REGISTRY,
)
_waits_there = Gauge(
    "wishlight_updates_pending",
    "Updates that wait at the channel, as it said when we last looked.",
    registry=REGISTRY,
)
_missing = Gauge(
    "wishlight_missing",
    "1 while this part is not as it should be: /readyz and the log say why.",
    ("part",),
    registry=REGISTRY,
)
_transactions = Histogram(
    "wishlight_transaction_seconds",
    "From handing a unit of work to the database to its commit.",
    buckets=SECONDS,
    registry=REGISTRY,
)
_sends = Counter(
    "wishlight_sends",
    "Messages handed to a channel by what came of it.",
    ("channel", "outcome"),
    registry=REGISTRY,
)
_slowed = Counter(
    "wishlight_slowed",
    "How often a channel asked us to wait (429).",
    ("channel",),
    registry=REGISTRY,
)


def update_handled(kind: str, outcome: str) -> None:
    """Count an incoming event. `kind`: a `Heard` value, or "unreadable". `outcome`: "done";
    "repeat" for one that was handled before; "refused" for a tap in a group that was too late or
    not allowed; "left" for one that only a newer version knows; "failed" for one that is kept and
    tried again; "dead" for an unreadable one."""
    _updates.labels(kind, outcome).inc()
    _heard.set(clock.now().timestamp())


def heard_at() -> float:
    """When the last update was heard, in seconds since 1970; 0 when none was."""
    return float(_heard._value.get())


def updates_wait(count: int) -> None:
    """Note how many updates wait at the channel."""
    _waits_there.set(count)


def stranger() -> None:
    """Count a post to our webhook without its secret."""
    _strangers.inc()


def missing(part: str, is_missing: bool) -> None:
    """Note whether a part is as it should be."""
    _missing.labels(part).set(is_missing)


def transaction_took(seconds: float) -> None:
    """Note how long a transaction took, waiting for its turn included."""
    _transactions.observe(seconds)


def sent(channel: str, outcome: str) -> None:
    """Count what became of a leased message: "sent"; "dropped" where it was not true any more;
    "failed" where it could not be put into words or settled; "lost" where nobody knows whether it
    was said; else the channel's answer (`bot.messages.ChannelError`) in small letters: "slow",
    "unreachable", "moved", "gone", "rejected", "notsent", "shut", or a channel's own kind of it."""
    _sends.labels(channel, outcome).inc()


def slowed(channel: str) -> None:
    """Count a 429."""
    _slowed.labels(channel).inc()


def watch(look: Look | None) -> None:
    """Ask `look` for the backlog whenever somebody scrapes; None stops asking."""
    _waiting.look = look


def render() -> bytes:
    """All figures in Prometheus' text format. Calls the watched `look`: not on the event loop."""
    return generate_latest(REGISTRY)


class _Waiting(Collector):
    """The backlog, read at the moment of the scrape: no figure here can be out of date."""

    def __init__(self) -> None:
        self.look: Look | None = None

    def describe(self) -> Iterator[GaugeMetricFamily]:
        yield from _families(Backlog())

    def collect(self) -> Iterator[GaugeMetricFamily]:
        if self.look is None:
            return
        backlog = _seen(self.look)
        readable = GaugeMetricFamily("wishlight_backlog_readable", "1 when the database answered.")
        readable.add_metric((), 0 if backlog is None else 1)
        yield readable
        if backlog is not None:
            yield from _families(backlog)


def _seen(look: Look) -> Backlog | None:
    try:
        backlog = look()
    except Exception as fault:  # noqa: BLE001  # the others matter most when the database is away
        _unread.begin("backlog", "the backlog could not be read", fault, level="warning")
        return None
    _unread.end("backlog")
    return backlog


def _families(backlog: Backlog) -> Iterator[GaugeMetricFamily]:
    depth = GaugeMetricFamily(
        "wishlight_outbox_depth", "Messages to be said by now that are not.", labels=("lane",)
    )
    oldest = GaugeMetricFamily(
        "wishlight_outbox_oldest_seconds", "How late the oldest of them is.", labels=("lane",)
    )
    dead = GaugeMetricFamily(
        "wishlight_dead_letters", "What was given up and waits for a person.", labels=("kind",)
    )
    for lane in backlog.lanes:
        depth.add_metric((lane.name,), lane.depth)
        oldest.add_metric((lane.name,), lane.oldest)
    dead.add_metric(("update",), backlog.dead_updates)
    dead.add_metric(("message",), backlog.dead_messages)
    unheard = GaugeMetricFamily(
        "wishlight_alarms_unheard", "People in danger for whom no worker could be called."
    )
    unheard.add_metric((), backlog.unheard)
    yield from (depth, oldest, dead, unheard)


_unread = Troubles()
_waiting = _Waiting()
REGISTRY.register(_waiting)
