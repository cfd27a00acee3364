"""Subjects: one name in every layer, and none that leans on another."""

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.house.reading import HOUSE, MATCHING, MECHANISMS, nodes, subjects

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
