"""The house's own code and texts, read as data."""

import ast
import importlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, MessageReference, VariableReference
from fluent.syntax.visitor import Visitor
from sqlalchemy import Table
from sqlmodel import SQLModel

from bot.texts import FOLDER, LANGUAGES
from storage.engine.errors import Refused

HOUSE = Path(__file__).parents[2]
AT_THE_MACHINE = "commands/commands-line.ftl"
NOT_LOADED = (
    "bot.__main__",
    "bot.commands",  # says its help when imported: a missing word would stop all of these tests
    "storage.migrations",
)


def load(*folders: str) -> None:
    """Import all of these layers, so that everything in them is registered."""
    for folder in folders:
        for path in sorted((HOUSE / folder).rglob("*.py")):
            parts = path.relative_to(HOUSE).with_suffix("").parts
            name = ".".join(parts).removesuffix(".__init__")
            if not name.startswith(NOT_LOADED):
                importlib.import_module(name)


load("storage", "bot")


# -- code ----------------------------------------------------------------------------------------


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def code(*folders: str, but: tuple[str, ...] = ()) -> Iterator[tuple[str, ast.Module]]:
    """Every Python file in `folders`, by its path in the house."""
    for folder in folders:
        for path in sorted((HOUSE / folder).rglob("*.py")):
            where = path.relative_to(HOUSE).as_posix()
            if not where.startswith(but):
                yield where, parsed(path)


def nodes(*folders: str, but: tuple[str, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Every node of the code, with where it stands."""
    for where, module in code(*folders, but=but):
        for node in _walked(module):
            yield f"{where}:{getattr(node, 'lineno', 0)}", node


@cache
def _walked(module: ast.Module) -> list[Any]:
    return list(ast.walk(module))


def is_text(node: Any) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def docstrings(module: ast.Module) -> set[int]:
    """The ids of the nodes that are docstrings."""
    kinds = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(module) if isinstance(node, kinds)]
    first = [body[0].value for body in bodies if body and isinstance(body[0], ast.Expr)]
    return {id(node) for node in first if is_text(node)}


def name_of(func: ast.expr) -> str:
    """`words` for words(…), event.words(…) and words(language)(…)."""
    while isinstance(func, ast.Call):
        func = func.func
    return func.attr if isinstance(func, ast.Attribute) else getattr(func, "id", "")


class Call(NamedTuple):
    """words(key, name=…), Wrong(key, …) and the like, as written in the code."""

    where: str
    args: list[ast.expr]
    given: set[str]
    is_open: bool  # it passes **more


def calls(names: set[str], *folders: str, but: tuple[str, ...] = ()) -> Iterator[Call]:
    """Every call of a function or class of one of these names."""
    return (call for name in sorted(names) for call in _calls(folders, but).get(name, []))


@cache
def _calls(folders: tuple[str, ...], but: tuple[str, ...]) -> dict[str, list[Call]]:
    found: dict[str, list[Call]] = {}
    for where, node in nodes(*folders, but=but):
        if isinstance(node, ast.Call):
            given = {each.arg for each in node.keywords if each.arg}
            is_open = any(each.arg is None for each in node.keywords)
            call = Call(where, node.args, given, is_open)
            found.setdefault(name_of(node.func), []).append(call)
    return found


@cache
def handed_on(*folders: str) -> dict[str, list[str]]:
    """Names that are raised, or passed as an argument, without being called: where."""
    found: dict[str, list[str]] = {}
    for where, node in nodes(*folders):
        bare = [node.exc] if isinstance(node, ast.Raise) else []
        bare += node.args if isinstance(node, ast.Call) else []
        for each in bare:
            if isinstance(each, ast.Name | ast.Attribute):
                found.setdefault(name_of(each), []).append(where)
    return found


def literals(key: Any) -> list[str]:
    """The keys that are written out: one, or the two of an `if`."""
    if isinstance(key, ast.IfExp):
        return literals(key.body) + literals(key.orelse)
    return [key.value] if is_text(key) and key.value not in (*LANGUAGES, "") else []


def shape(node: Any) -> str:
    return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)


# -- subjects ------------------------------------------------------------------------------------

MECHANISMS = {"engine", "messaging", "community", "danger", "kit", "records", "migrations"}
MATCHING = "matching"  # the only one that may know several subjects


def subjects() -> list[str]:
    """The packages of storage that are about a noun."""
    folders = (path.parent.name for path in (HOUSE / "storage").glob("*/__init__.py"))
    return sorted(set(folders) - MECHANISMS - {MATCHING})


def package_of(table: Table) -> str:
    """In which package of storage a table stands."""
    mappers = SQLModel._sa_registry.mappers
    [module] = {each.class_.__module__ for each in mappers if each.local_table is table}
    return module.split(".")[1]


# -- texts ---------------------------------------------------------------------------------------


class Used(Visitor):  # type: ignore[misc]
    """The file of a sentence, and the arguments and other sentences that it shows."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.arguments: set[str] = set()
        self.others: set[str] = set()

    def visit_VariableReference(self, node: VariableReference) -> None:
        self.arguments.add(node.id.name)

    def visit_MessageReference(self, node: MessageReference) -> None:
        self.others.add(node.id.name)


@cache
def sentences(language: str) -> dict[str, Used]:
    """Every key, with what its sentence uses. A key twice, or a broken line, is a failure."""
    found: dict[str, Used] = {}
    for path in sorted((FOLDER / language).rglob("*.ftl")):
        file = path.relative_to(FOLDER / language).as_posix()
        for entry in FluentParser().parse(path.read_text("utf-8")).body:
            assert not isinstance(entry, Junk), f"{file}: {entry.content}"
            if isinstance(entry, Message):
                assert entry.id.name not in found, f"{file}: {entry.id.name} stands twice"
                found[entry.id.name] = used = Used(file)
                used.visit(entry)
    return found


def arguments(key: str, language: str = "zh") -> set[str]:
    """What has to be given to a sentence, also for those it quotes."""
    used = sentences(language)[key]
    return used.arguments.union(*(arguments(other, language) for other in used.others))


def keys() -> set[str]:
    return set(sentences("zh"))


def for_neighbours(key: str) -> bool:
    """Read in a chat, and not at the machine by whoever runs it."""
    return sentences("zh")[key].file != AT_THE_MACHINE


# -- refusals ------------------------------------------------------------------------------------


def refusals() -> dict[str, type[Refused]]:
    """Every refusal of the house, by the key of its words."""
    kinds = list(Refused.__subclasses__())
    for kind in kinds:
        kinds += kind.__subclasses__()
    return {kind.key.fget(kind.__new__(kind)): kind for kind in kinds}  # type: ignore[attr-defined]
