"""How a community's settings look: grouped by subject, each with what it does and who set it."""

from dataclasses import replace
from typing import Any, NamedTuple

from sqlmodel import Session

from bot.cards.community.roles import pairs
from bot.messages import Action, Button, Message, fact
from bot.register.settings import (
    CALL,
    DAYS,
    GROUPS,
    HOURS,
    MINUTES,
    OCLOCK,
    PARTS,
    PIECES,
    TIMES,
    UNITS,
    WEEKDAY,
    YES,
    in_order,
    in_unit,
    settings_group,
)
from bot.texts import LANGUAGES, Words, dates
from bot.texts import words as spoken
from storage.community import communities, people, settings
from storage.community.settings import Value
from storage.engine import clock
from storage.engine.settings import Name

settings_group(
    "time",
    90,
    {
        "community.reminder-hour": OCLOCK,
        "community.digest-hour": OCLOCK,
        "community.week-day": WEEKDAY,
        "community.week-hour": OCLOCK,
        "community.quiet-from": OCLOCK,
        "community.quiet-until": OCLOCK,
    },
)
settings_group("keeping", 95, {"community.keep-days": DAYS})

NAME, ZONE, LANGUAGE = "community.name", "community.zone", "community.language"
PLAIN = (NAME, ZONE, LANGUAGE)  # the community's own words
ZONES = (
    "Asia/Shanghai",
    "Asia/Urumqi",
    "Asia/Hong_Kong",
    "Asia/Singapore",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
)


class Plain(NamedTuple):
    """One of the community's own words, for the question about it and for its page."""

    now: str
    about: str
    last: str


class Known(NamedTuple):
    """A setting in words, for the question about it and for its page."""

    name: str
    now: str
    about: str
    least: str
    most: str
    last: str
    beside: str  # why it goes no further; "" where nothing else is in its way


def label(name: str, words: Words) -> str:
    """What a setting is called."""
    return words(f"setting-{Name(name).slug}")


def value(name: str, number: Value, words: Words) -> str:
    """A setting's value as people say it: 3天, 10点."""
    if name == LANGUAGE:
        return spoken(str(number))("language-name")
    if name == ZONE and number in ZONES:
        return words(zone_key(str(number)))
    if isinstance(number, str) and not is_call(name):
        return number
    return in_unit(name, number, words)


def is_call(name: str) -> bool:
    """Whether it is a telephone number."""
    return UNITS.get(name) == CALL


def zone_key(zone: str) -> str:
    """Under which a clock has its name in words."""
    return f"zone-{zone}".replace("/", "-").replace("_", "-").lower()


def known(session: Session, community_id: int, name: str, words: Words) -> Known:
    """A number in words. Raises NotFound, NoSuchNumber."""
    least, most = settings.bounds(session, community_id, name)
    return Known(
        label(name, words),
        value(name, settings.now(session, community_id, name), words),
        _about(name, words),
        value(name, least, words),
        value(name, most, words),
        _last(session, community_id, name, words),
        why_not_further(session, community_id, name, words),
    )


def why_not_further(session: Session, community_id: int, name: str, words: Words) -> str:
    """What another setting has to do with its bounds; "" for one that stands alone."""
    others = settings.beside(session, community_id, name)
    named = words.listed(words("settings-named", name=label(each, words)) for each in others)
    return words("settings-beside", others=named) if others else ""


def plain(session: Session, community_id: int, name: str, words: Words) -> Plain:
    """One of the community's own words. Raises NotFound."""
    now = value(name, settings.now(session, community_id, name), words)
    return Plain(now, _about(name, words), _last(session, community_id, name, words))


def _about(name: str, words: Words) -> str:
    return words(f"setting-about-{Name(name).slug}")


def _last(session: Session, community_id: int, name: str, words: Words) -> str:
    """Who changed it last, and from what."""
    line = settings.last(session, community_id, name)
    if line is None:
        return words("settings-never-changed")
    by = people.get(session, line.actor_id).name if line.actor_id else words("settings-operator")
    here = clock.local(line.at, communities.get(session, community_id).zone)
    day = dates.said(here.date(), words)
    return words("settings-last", name=by, day=day, was=value(name, line.details["was"], words))


# -- pages ---------------------------------------------------------------------------------------


def overview(session: Session, community_id: int, words: Words) -> Message:
    """Everything, group by group; each group a tap away."""
    community = communities.get(session, community_id)
    lines = [_lines(session, community_id, group, words) for group in in_order()]
    facts = [(_group(group, words), said) for group, said in zip(in_order(), lines, strict=True)]
    facts += [
        (label(name, words), value(name, getattr(community, settings.PLAIN[name]), words))
        for name in PLAIN
    ]
    buttons = [_to(community_id, _group(group, words), group) for group in in_order()]
    buttons += [_setting(community_id, name, words) for name in PLAIN]
    return Message(
        title=words("settings-title"),
        lead=words("settings-lead", community=community.name),
        facts=tuple(facts),
        note=words("settings-note"),
        rows=pairs(buttons),
    )


def _lines(session: Session, community_id: int, group: str, words: Words) -> str:
    each = [
        "\n"
        + fact(label(name, words), value(name, settings.now(session, community_id, name), words))
        for name in GROUPS[group].units
    ]
    return "".join(each)


def page(session: Session, community_id: int, group: str, words: Words) -> Message:
    """One group: each setting with what it does, a tap away from its own page."""
    facts = [
        (label(name, words), value(name, settings.now(session, community_id, name), words))
        for name in GROUPS[group].units
    ]
    buttons = [_setting(community_id, name, words) for name in GROUPS[group].units]
    return Message(
        title=_group(group, words),
        lead=words("settings-which"),
        facts=tuple(facts),
        rows=(*pairs(buttons), (back(community_id, words),)),
    )


def one(session: Session, community_id: int, name: str, words: Words) -> Message:
    """One number, for who may look and not change."""
    shown = known(session, community_id, name, words)
    bounds = words("settings-bounds", least=shown.least, most=shown.most) + shown.beside
    return Message(
        title=shown.name,
        lead=shown.about,
        facts=((words("settings-now"), shown.now),),
        note=f"{bounds}\n{shown.last}\n{words('settings-who-may')}",
        rows=((back(community_id, words),),),
    )


def language(session: Session, community_id: int, words: Words) -> Message:
    """Which language the group is spoken to in, for an admin: the others to choose."""
    current = settings.now(session, community_id, LANGUAGE)
    others = [each for each in LANGUAGES if each != current]
    buttons = [
        (Button(spoken(each)("language-name"), put(community_id, LANGUAGE, each, current)),)
        for each in others
    ]
    shown = one_plain(session, community_id, LANGUAGE, words)
    last = plain(session, community_id, LANGUAGE, words).last
    return replace(shown, note=last, rows=(*buttons, *shown.rows))


def one_plain(session: Session, community_id: int, name: str, words: Words) -> Message:
    """One of the community's own words, for who may look and not change."""
    shown = plain(session, community_id, name, words)
    return Message(
        title=label(name, words),
        lead=shown.about,
        facts=((words("settings-now"), shown.now),),
        note=f"{shown.last}\n{words('settings-who-may')}",
        rows=((back(community_id, words),),),
    )


def changed(session: Session, community_id: int, name: str, words: Words) -> Message:
    """It is so from now on; one tap makes it what it was."""
    line = settings.last(session, community_id, name)
    assert line is not None
    before, after = (value(name, line.details[each], words) for each in ("was", "is"))
    undo = Button(words("settings-undo", value=before), Action("setting.undo", line.key))
    lead = words("settings-changed", name=label(name, words), was=before, value=after)
    return Message(lead=lead, rows=((undo,), (back(community_id, words),)))


def already(community_id: int, name: str, now: Value, words: Words) -> Message:
    """It was so before; nothing has changed."""
    shown = {"name": label(name, words), "value": value(name, now, words)}
    lead = words("settings-already", **shown)
    return Message(lead=lead, rows=((back(community_id, words),),))


def back(community_id: int, words: Words) -> Button:
    """To all settings."""
    return _to(community_id, words("settings-all"), "")


def put(community_id: int, name: str, to: Value, seen: Value) -> Action:
    """Set it to this, for who saw it so."""
    return Action("setting.set", community_id, f"{name}={to}:{seen}")


def _group(group: str, words: Words) -> str:
    return words(f"settings-group-{group}")


def _to(community_id: int, text: str, group: str) -> Button:
    return Button(text, Action("setting.list", community_id, group))


def _setting(community_id: int, name: str, words: Words) -> Button:
    return Button(label(name, words), Action("setting.show", community_id, name))


# -- values to offer -----------------------------------------------------------------------------

OFFERED = 6
SENSIBLE: dict[str, tuple[int, ...]] = {
    PIECES: (1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 50),
    PARTS: (2, 3, 5, 8, 10, 15, 20, 30, 50, 100, 200, 500, 1000),
    TIMES: (0, 1, 2, 3, 4, 5, 8, 10, 15, 20),
    DAYS: (0, 1, 2, 3, 5, 7, 10, 14, 21, 30, 45, 60, 90, 120, 180, 365),
    HOURS: (1, 2, 4, 6, 8, 12, 18, 24, 36, 48, 72),
    MINUTES: (0, 30, 60, 120, 180, 360, 720, 1440, 2880),
    OCLOCK: tuple(range(24)),
    WEEKDAY: tuple(range(8)),
    YES: (0, 1),
}


def offered(name: str, current: Any, least: int, most: int) -> list[int]:
    """Sensible values near the one in force, which is not among them, in order."""
    fitting = [each for each in SENSIBLE[UNITS[name]] if least <= each <= most and each != current]
    place = sum(each < current for each in fitting)
    start = min(max(0, place - OFFERED // 2), max(0, len(fitting) - OFFERED))
    return fitting[start : start + OFFERED]
