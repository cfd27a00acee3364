"""Subjects: one name in every layer, and none that leans on another."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Table
from sqlmodel import SQLModel

from tests.house.reading import (
    HOUSE,
    MATCHING,
    MECHANISMS,
    nodes,
    package_of,
    sentences,
    subjects,
)

IN_LAYERS = ("bot/cards", "bot/flows", "bot/handlers", "bot/texts/zh", "bot/texts/en")
IN_TESTS = ("tests/stories", "tests/storage")
READS_ALL = ("records", MATCHING)


def packages(folder: str) -> set[str]:
    return {path.name for path in (HOUSE / folder).iterdir() if is_package(path)}


def is_package(path: Path) -> bool:
    return path.is_dir() and not path.name.startswith("__")


def test_a_subject_has_one_name() -> None:
    """Whoever knows its package in one layer finds it in all of them."""
    known = packages("storage") | packages("bot")
    found = {f"{folder}/{each}" for folder in (*IN_LAYERS, *IN_TESTS) for each in packages(folder)}
    assert len(found) > 15
    assert not [where for where in found if where.rpartition("/")[2] not in known]


def imported(*folders: str) -> Iterator[tuple[str, str]]:
    """Where something is imported, and what."""
    for where, node in nodes(*folders):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield where, node.module
            yield from ((where, f"{node.module}.{each.name}") for each in node.names)
        elif isinstance(node, ast.Import):
            yield from ((where, each.name) for each in node.names)


def test_a_subject_knows_no_other() -> None:
    """What two subjects need is a mechanism; what must know both is for matching alone."""
    assert "wishes" in subjects()
    strays = [
        f"{where} {module}"
        for layer in ("storage", "bot/cards", "bot/flows", "bot/handlers")
        for subject in packages(layer) & set(subjects())
        for where, module in imported(f"{layer}/{subject}")
        if (parts := module.split("."))[0] in ("storage", "bot")
        if set(parts[1:3]) & ({*subjects(), *READS_ALL} - {subject})
    ]
    assert not strays


def test_what_subjects_stand_on_knows_none() -> None:
    below = [f"storage/{each}" for each in sorted(MECHANISMS - {"records"})]
    found = [(where, module) for where, module in imported(*below)]
    assert len(found) > 200
    assert not [where for where, module in found if set(module.split(".")[1:2]) & set(subjects())]


# What stands beside the subjects in bot/ and knows one all the same, and why.
KNOWS = {
    "bot/cards/records/statistics.py": "the month's picture is of wishes",
    "bot/hearing/danger.py": "danger is heard before any form, and rings the alarm",
}
SHARED = ("community", "forms", "records", "hearing", "register", "speaking", "texts", "pictures")
IN_TEXTS = ("common.ftl", "community", "forms", "records")
EVERYDAY = {"waiting"}  # a table's name, and a word of its own
OF_WISHES = "records/statistics.ftl"


def shared() -> list[str]:
    """The folders of bot/ that are about no subject."""
    each = [f"bot/{one}/{two}" for one in ("cards", "flows", "handlers") for two in SHARED]
    return [here for here in (*each, *(f"bot/{one}" for one in SHARED)) if (HOUSE / here).is_dir()]


def test_what_is_shared_in_the_bot_knows_none() -> None:
    """Subjects enter themselves in a register; nobody asks for them by name."""
    known = {
        where.partition(":")[0]
        for where, module in imported(*shared())
        if set(module.split(".")[1:3]) & set(subjects())
    }
    assert known == set(KNOWS)


def nouns() -> set[str]:
    """What the tables of subjects are called, one and many of them."""
    mapped = SQLModel._sa_registry.mappers
    tables = {each.local_table for each in mapped if isinstance(each.local_table, Table)}
    names = {each.name for each in tables if package_of(each) in subjects()}
    return {f"{name}{many}" for name in names - EVERYDAY for many in ("", "s")}


def test_words_about_a_subject_stand_with_it() -> None:
    """In its folder of texts, also where what all subjects share says them: the copy, the list of
    what waits, settings."""
    theirs = nouns()
    assert {"wish", "claims"} <= theirs
    strays = [
        f"{used.file} {key}"
        for key, used in sentences("zh").items()
        if used.file.partition("/")[0] in IN_TEXTS and used.file != OF_WISHES
        if set(key.split("-")) & theirs
    ]
    assert strays == []


def test_shared_code_asks_for_no_noun() -> None:
    """Neither `if noun == "wish"` nor a key with a noun in it."""
    theirs = nouns()
    assert not [
        f"{where} {node.value}"
        for where, node in nodes(*shared())
        if where.partition(":")[0] not in KNOWS
        and isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        if set(re.split("[.-]", node.value)) & theirs
    ]
