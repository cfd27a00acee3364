"""What an operator reads at /metrics."""

from collections.abc import Iterator

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.operations import metrics
from bot.operations.metrics import Backlog, Queue

Figures = dict[tuple[str, ...], float]


@pytest.fixture(autouse=True)
def _unwatched() -> Iterator[None]:
    yield
    metrics.watch(None)


def figures() -> Figures:
    """Every sample by its name and label values."""
    families = text_string_to_metric_families(metrics.render().decode())
    return {
        (sample.name, *sample.labels.values()): sample.value
        for family in families
        for sample in family.samples
    }


def grown(before: Figures, *key: str) -> float:
    return figures().get(key, 0) - before.get(key, 0)


def test_updates_are_counted_by_kind_and_outcome() -> None:
    """A tap that was refused is counted apart from one that worked."""
    before = figures()
    metrics.update_handled("tap", "done")
    metrics.update_handled("tap", "refused")
    metrics.update_handled("tap", "refused")
    assert grown(before, "wishlight_updates_total", "tap", "done") == 1
    assert grown(before, "wishlight_updates_total", "tap", "refused") == 2


def test_transaction_time_falls_into_buckets() -> None:
    """Three milliseconds lie between 2.5 and 5."""
    before = figures()
    metrics.transaction_took(0.003)
    assert grown(before, "wishlight_transaction_seconds_bucket", "0.0025") == 0
    assert grown(before, "wishlight_transaction_seconds_bucket", "0.005") == 1
    assert grown(before, "wishlight_transaction_seconds_count") == 1


def test_sends_and_waits_are_counted_by_channel() -> None:
    """Each channel's answers and 429s stand apart."""
    before = figures()
    metrics.sent("telegram", "sent")
    metrics.sent("wecom", "uncertain")
    metrics.slowed("telegram")
    assert grown(before, "wishlight_sends_total", "telegram", "sent") == 1
    assert grown(before, "wishlight_sends_total", "wecom", "uncertain") == 1
    assert grown(before, "wishlight_slowed_total", "telegram") == 1
    assert grown(before, "wishlight_slowed_total", "wecom") == 0


def test_the_backlog_is_read_at_the_scrape() -> None:
    """The outbox is asked each time, and a lane that is gone is not shown any more."""
    backlogs = [
        Backlog((Queue("private", 3, 12.5), Queue("cards", 1, 0.5)), 2, 1),
        Backlog((Queue("private", 0, 0.0),)),
    ]
    metrics.watch(lambda: backlogs.pop(0))
    first, second = figures(), figures()
    assert first["wishlight_outbox_depth", "private"] == 3
    assert first["wishlight_outbox_oldest_seconds", "private"] == 12.5
    assert first["wishlight_dead_letters", "update"] == 2
    assert first["wishlight_dead_letters", "message"] == 1
    assert second["wishlight_outbox_depth", "private"] == 0
    assert ("wishlight_outbox_depth", "cards") in first
    assert ("wishlight_outbox_depth", "cards") not in second


def test_a_database_that_is_away_does_not_hide_the_rest() -> None:
    """When the backlog cannot be read, that is a figure too, and the counters are still served."""

    def away() -> Backlog:
        raise OSError("the database is away")

    metrics.update_handled("text", "done")
    metrics.watch(away)
    seen = figures()
    assert seen["wishlight_backlog_readable",] == 0
    assert ("wishlight_updates_total", "text", "done") in seen
    metrics.watch(Backlog)
    assert figures()["wishlight_backlog_readable",] == 1


def test_memory_and_files_are_told() -> None:
    """The process itself is watched; times of creation, which nobody reads, are left out."""
    names = {key[0] for key in figures()}
    assert "process_resident_memory_bytes" in names
    assert not [name for name in names if name.endswith("_created")]
