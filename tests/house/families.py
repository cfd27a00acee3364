"""The keys of words that the code puts together: what every f-string of it can become."""

import ast
from collections.abc import Iterable
from functools import partial
from itertools import product
from typing import Any

from bot.cards.community import settings as settings_card
from bot.register import group_menu
from bot.register.commands import COMMANDS
from bot.register.copies import COPIED
from bot.register.forms import FLOWS, said_as
from bot.register.settings import GROUPS, UNITS
from bot.texts import hours
from storage.community import consents, groups, memberships, screening, settings, shares
from storage.community.put_out import Why
from storage.danger.families import Family, Service
from storage.engine import personal
from storage.engine import settings as declared
from storage.engine.worklist import CALLS, PARTS
from storage.messaging.ended_forms import Became
from storage.wishes import (
    alarms,
    change_requests,
    changes,
    claims,
    disclosure,
    listing,
    relay,
    wishes,
    without_phone,
)
from storage.wishes import shares as wish_shares
from tests.house.access import declared as declared_by_subject
from tests.house.probing import probe
from tests.house.reading import calls, keys, literals


def each(prefix: str, kind: Iterable[Any]) -> set[str]:
    return {f"{prefix}-{member}".replace("_", "-") for member in kind if member}


SHARE_ENDS = (shares.OVER, shares.CHANGED, wish_shares.TAKEN)  # why what is shared is out of date
SHARED = wishes.PUBLIC  # the states in which a wish has neighbours who share it


def happened() -> set[str]:
    """What history may tell of a wish: the words it is written with, the worker's decisions."""
    written = {"open", "returned", "refused", "cared-for"}
    written |= {"released", "taken-back", "withdrawn", "closed", "expired"}
    for call in calls({"write"}, "storage"):
        nouns = [literals(arg) for arg in call.args[2:5]]
        if len(nouns) == 3 and nouns[0] == ["wish"]:
            written |= set(nouns[2])
    shared = {f"history-{act}-{part}" for act in ("gave", "took-back") for part in disclosure.PARTS}
    said = {f"history-{what}" for what in written} | each("history", claims.Matter)
    return said | {key.replace("_", "-") for key in shared}


def turned() -> set[str]:
    """A wish's owner gives or takes back each part."""
    both = product(("give", "take", "on"), disclosure.PARTS)
    return {f"sharing-{act}-{part}".replace("_", "-") for act, part in both}


def held() -> set[str]:
    """What is in these parts."""
    return {f"sharing-what-{name}" for names in disclosure.HOLDS.values() for name in names}


def headings() -> set[str]:
    """Of the copy of all that is kept about somebody."""
    return {f"mine-{name}" for name in COPIED if COPIED[name].heading is None}


def deeds() -> set[str]:
    """What somebody may have done besides what they do with wishes."""
    found = set()
    for call in calls({"write"}, "storage"):
        named = [literals(arg) for arg in call.args[2:5]]
        if len(named) == 3 and named[0] and named[0] != ["wish"] and not is_by_itself(call):
            found |= {f"did-{named[0][0]}-{what}" for what in named[2]}
    return found


def is_by_itself(call: Any) -> bool:
    """Nobody is named who did it."""
    return len(call.args) > 5 and ast.unparse(call.args[5]) == "None"


def settings_named() -> frozenset[str]:
    """A setting has a name, and a line about it."""
    return frozenset(declared.Name(name).slug for name in (*declared.names(), *settings.PLAIN))


def members() -> set[str]:
    """What `label` says of a member of an enumeration."""
    found = each("urgency", wishes.Urgency) | each("whom", wishes.ForWhom)
    return found | each("mine-claim", claims.ClaimState) | each("consent", consents.ConsentKind)


def asked() -> set[str]:
    return set(probe().found)


def where_said(last: str) -> set[str]:
    """flow-question-last: a small word that a question may do without."""
    return {f"{key}-{last}" for key in asked()} & keys()


def near_a_button() -> set[str]:
    """question-answer-said: what people say for a button."""
    said = {key.removesuffix("-said"): key for key in keys() if key.endswith("-said")}
    return {said[key] for key in said.keys() & keys() if key.startswith(tuple(asked()))}


# What every f-string of the code can become. Whoever writes a new one writes it down here.
CALLED = ("danger", "danger-perhaps")
OF_RELAY: dict[str, Any] = {
    **dict.fromkeys(("relay-side", "told-relay-reported"), relay.Side),
    **dict.fromkeys(("relay-agree", "told-relay-hour"), ("owner", "claimer")),
    **dict.fromkeys(("relay-judged", "told-relay"), ("fine", "stopped")),
}
declared_by_subject.load()
FAMILIES: dict[str, Any] = {
    **declared_by_subject.FAMILIES,
    **{
        f"{{}}-{last}": lambda last=last: {f"{said_as(flow)}-{last}" for flow in FLOWS} & keys()
        for last in ("added", "adds", "take-back")
    },
    "{}-became": lambda: {f"{said_as(flow)}-became" for flow in FLOWS} & keys(),
    "{}-{}-{}-said": near_a_button,
    "told-share-{}": lambda: each("told-share", SHARE_ENDS),
    "talk-became-{}": lambda: each("talk-became", Became),
    "group-menu-{}": lambda: {f"group-menu-{name}" for name in group_menu.ENTRIES},
    "command-{}": lambda: {f"command-{one.name}" for one in COMMANDS.values() if one.is_listed},
    "category-{}": lambda: each("category", wishes.Category),
    "hour-{}": lambda: each("hour", (*hours.Part, *hours.Edge)),
    "hour-in-{}": lambda: each("hour-in", hours.Part),
    "unit-{}": lambda: each("unit", wishes.Category),
    "state-{}": lambda: each("state", wishes.WishState),
    "state-{}-by": lambda: {f"state-{state}-by" for state in ("claimed", "delivered", "confirmed")},
    "claim-is-{}": lambda: each("claim-is", frozenset(claims.ClaimState) - claims.LIVE),
    "reason-{}": lambda: each("reason", claims.ReleaseReason),
    "put-out-{}": lambda: each("put-out", Why),
    "forget-offline-{}": lambda: each("forget-offline", without_phone.ForgetReason),
    "forget-offline-why-{}": lambda: each("forget-offline-why", without_phone.ForgetReason),
    **{f"{key}-{{}}": lambda key=key: each(key, alarms.Called) for key in CALLED},
    **{f"{key}-{{}}": lambda key=key: each(key, Family) for key in ("danger-first", "danger-is")},
    "danger-ring-{}": lambda: each("danger-ring", Service),
    "close-{}": lambda: each("close", wishes.CloseReason),
    "lit-{}": lambda: {"lit-toast", "lit-heading"},
    "came-{}": lambda: {"came-toast", "came-heading"},
    "state-shared-{}": lambda: each("state-shared", SHARED) | {"state-shared-offered"},
    "told-handover-accepted{}": lambda: {
        f"told-handover-accepted{each}" for each in ("", "-in-part")
    },
    "dispute-{}": lambda: each("dispute", claims.Matter),
    "told-matter-{}": lambda: each("told-matter", claims.Matter),
    "role-{}": lambda: each("role", memberships.Role),
    "bind-{}": lambda: each("bind", groups.Purpose),
    "bound-{}": lambda: each("bound", groups.Purpose),
    "private-{}": lambda: {f"private-{name}" for name in wishes.Private._fields},
    "wish-change-what-{}": lambda: {f"wish-change-what-{n}" for n in (*changes.FIELDS, "wanted")},
    "change-is-{}": lambda: each("change-is", frozenset(change_requests.OPEN)),
    "flag-{}": lambda: each("flag", screening.Flag) | {"flag-look-alike", "flag-name"},
    "flag-in-{}": lambda: {f"flag-in-{each}" for each in ("title", "note", "story", "place")},
    "queue-count-{}": lambda: {f"queue-count-{PARTS[one.counted].slug}" for one in PARTS.values()},
    "queue-morning-{}": lambda: {f"queue-morning-{call.name}" for call in CALLS},
    "sharing-{}-{}": turned,
    "sharing-what-{}": held,
    "under-way-{}": lambda: each("under-way", listing.By),
    "mine-{}": headings,
    "setting-{}": lambda: each("setting", settings_named()),
    "setting-about-{}": lambda: each("setting-about", settings_named()),
    "zone-{}": lambda: set(map(settings_card.zone_key, settings_card.ZONES)),
    "setting-in-{}": lambda: each("setting-in", frozenset(UNITS.values())),
    "settings-group-{}": lambda: each("settings-group", frozenset(GROUPS)),
    "mine-account-{}": lambda: {"mine-account-opened", "mine-account-blocked"},
    "did-{}-{}": deeds,
    "forget-ends-{}": lambda: {f"forget-ends-{name}" for name in personal.AT_STAKE},
    "review-{}": lambda: each(
        "review",
        ("approve", "care", "reword", "ask-owner", "refuse", "show", "set-apart", "move-number"),
    ),
    **{f"{key}-{{}}": lambda key=key: each(key, OF_RELAY[key]) for key in OF_RELAY},
    "arranging-act-{}": lambda: each("arranging-act", ("take", "open", "done", "drop")),
    "history-{}": happened,
    "{}-{}": lambda: members() | asked(),
    **dict.fromkeys(("{}-{}-{}", "{}-{}-yes", "{}-{}-no"), lambda: probe().said),
    **{
        f"{{}}-{{}}-{last}": partial(where_said, last)
        for last in ("skip", "label", "example", "all", "less")
    },
    "{}-cancelled": lambda: {f"{flow.replace('.', '-')}-cancelled" for flow in FLOWS} & keys(),
}
