"""One file per noun: its commands and buttons, a few lines each. Importing this registers all."""

from bot import flows
from bot.cards import alarms as alarm_cards
from bot.cards import people as people_cards
from bot.flows import (
    answer_worker,
    deliver,
    post_wish,
    refuse_wish,
    return_wish,
    reword_wish,
    thank,
)
from bot.handlers import (
    alarms,
    claims,
    groups,
    mine,
    people,
    queue,
    review,
    roles,
    sharing,
    talks,
    wishes,
)

__all__ = [
    "alarm_cards",
    "alarms",
    "answer_worker",
    "claims",
    "deliver",
    "flows",
    "groups",
    "mine",
    "people",
    "people_cards",
    "post_wish",
    "queue",
    "refuse_wish",
    "return_wish",
    "review",
    "reword_wish",
    "roles",
    "sharing",
    "talks",
    "thank",
    "wishes",
]
