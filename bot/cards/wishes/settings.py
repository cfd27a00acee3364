"""What a community may set about its wishes: what belongs together, and what each number counts."""

from bot.register.settings import (
    CALL,
    DAYS,
    HOURS,
    MINUTES,
    PARTS,
    PIECES,
    TIMES,
    YES,
    settings_group,
)

settings_group(
    "claiming",
    0,
    {
        "wish.open-wishes": PIECES,
        "wish.live-claims": PIECES,
        "wish.large-from": PARTS,
        "wish.large-lead": MINUTES,
        "wish.relays": TIMES,
    },
)
settings_group(
    "waiting",
    1,
    {"wish.offer-hours": HOURS, "wish.dropouts": TIMES, "wish.dropout-days": DAYS},
)
settings_group(
    "days",
    2,
    {"wish.deliver-days": DAYS, "wish.extensions": TIMES, "wish.grace-days": DAYS},
)
settings_group(
    "silence",
    3,
    {
        "wish.still-looking-days": DAYS,
        "wish.ask-again-days": DAYS,
        "wish.to-worker-days": DAYS,
        "wish.announce-days": DAYS,
        "wish.still-needed-days": DAYS,
        "wish.expire-days": DAYS,
    },
)
settings_group(
    "danger",
    50,
    {
        "danger.police": CALL,
        "danger.silent": CALL,
        "danger.ambulance": CALL,
        "danger.firemen": CALL,
        "danger.listeners": CALL,
        "danger.women": CALL,
        "danger.children": CALL,
        "danger.keep-words": YES,
    },
)
