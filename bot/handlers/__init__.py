"""One file per noun: its commands and buttons, a few lines each. Importing this registers all."""

from bot import flows
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
from bot.handlers import claims, groups, people, review, talks, wishes

__all__ = [
    "answer_worker",
    "claims",
    "deliver",
    "flows",
    "groups",
    "people",
    "people_cards",
    "post_wish",
    "refuse_wish",
    "return_wish",
    "review",
    "reword_wish",
    "talks",
    "thank",
    "wishes",
]
