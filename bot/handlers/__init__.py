"""One file per noun: its commands and buttons, a few lines each. Importing this registers all."""

from bot import flows
from bot.cards import alarms as alarm_cards
from bot.cards import changes as change_cards
from bot.cards import deadlines as deadline_cards
from bot.cards import followups as followup_cards
from bot.cards import handovers as handover_cards
from bot.cards import people as people_cards
from bot.flows import (
    answer_worker,
    change_wish,
    claim_amount,
    deliver,
    hand_over,
    more_time,
    post_wish,
    refuse_wish,
    return_wish,
    reword_wish,
    set_number,
    thank,
)
from bot.handlers import (
    alarms,
    changes,
    claims,
    deadlines,
    followups,
    groups,
    handovers,
    mine,
    people,
    queue,
    review,
    roles,
    settings,
    sharing,
    stats,
    talks,
    waiting,
    wishes,
)

__all__ = [
    "alarm_cards",
    "alarms",
    "answer_worker",
    "change_cards",
    "change_wish",
    "changes",
    "claim_amount",
    "claims",
    "deadline_cards",
    "deadlines",
    "deliver",
    "flows",
    "followup_cards",
    "followups",
    "groups",
    "hand_over",
    "handover_cards",
    "handovers",
    "mine",
    "more_time",
    "people",
    "people_cards",
    "post_wish",
    "queue",
    "refuse_wish",
    "return_wish",
    "review",
    "reword_wish",
    "roles",
    "set_number",
    "settings",
    "sharing",
    "stats",
    "talks",
    "thank",
    "waiting",
    "wishes",
]
