"""The rules of the house that no other tool checks, held against its own code."""

import ast
import inspect
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from statistics import median, quantiles
from typing import Any

import pytest
from sqlalchemy import Table, UniqueConstraint

from bot.handlers.forms import questions
from bot.register import buttons
from bot.register.buttons import BUTTONS, CommunityFor, Press
from storage.community.permissions import ACTS
from storage.records import schema
from tests.house.reading import (
    HOUSE,
    calls,
    code,
    docstrings,
    is_text,
    literals,
    name_of,
    nodes,
)

LAYERS = ("bot", "storage", "scheduler")
MIGRATIONS = ("storage/migrations",)  # written once, never read as code
IDEOGRAPHS = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

# What tells the time by itself. A stopwatch (monotonic, perf_counter) is no clock.
CLOCKS = re.compile(
    r"(\w+\.)*(datetime\.(now|utcnow|today)|date\.today|time\.(time|time_ns|localtime|gmtime|ctime)"
    r"|func\.now|func\.current_timestamp)"
)

# Tests that look at the machine's own clock, and why.
AT_THE_PRESENT = {
    "tests/conftest.py": "forgets between two tests what the first has skipped",
    "tests/bench/usual.py": "is a house of another kind, in a process of its own",
    "tests/bot/test_doctor.py": "holds our clock against that of a server that has the machine's",
    "tests/faults/warmed.py": "leaves nothing of its morning to those forked from it",
}

# Tables of no community, and why.
GLOBAL = {
    "account": "an address on a channel: one person, whatever communities they belong to",
    "community": "is one",
    "ended_form": "a person's own form that is over, for whoever presses its buttons",
    "invite_use": "belongs to its invite, which has the community",
    "pace": "limits of channels and chats",
    "person": "one neighbour in several communities",
}
# Unique across communities although the table has community_id, and why.
UNIQUE_EVERYWHERE = {
    ("chat_group", "channel"): "a chat's address on its channel: bound to one community at most",
    (
        "conversation",
        "person_id",
    ): "a person's own form, often begun before a community is said",
    ("inbox", "channel"): "what came in is noted before anybody knows whom it is about",
    ("invite", "token"): "looked up by its keyed hash alone, 128 random bits",
    ("outbox", "once"): "a promise's own key, made of row and group ids",
}
ASKS = {"may", "may_somewhere", "why_not", "check", "found", "home", "homes", "WhoMay"}
ASKS |= {"CommunityFor", "one_home"}
ACT = re.compile(r"[a-z]+\.[a-z-]+")
REGISTERED = ("bot/cards", "bot/flows", "bot/handlers", "scheduler", "storage")
AT_ONCE = re.compile(r"\breplica: Database\b|\bat_once\(")
CHOOSES = re.compile(r"\bpytest\.mark\.both\b|\bparametrize\(\W*engine\b")
DOORS = (  # besides those of storage
    *(buttons.community, buttons.nothing),
    questions.own,
)


# -- names ---------------------------------------------------------------------------------------


def test_no_public_class_has_the_name_of_another() -> None:
    """A stranger who looks for a class in storage finds one."""
    names = Counter(
        node.name
        for where, node in nodes("storage", but=MIGRATIONS)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    )
    assert len(names) > 100
    assert not [name for name, times in names.items() if times > 1]


# -- transactions and time -----------------------------------------------------------------------


def test_nobody_commits_but_the_database() -> None:
    allowed = ("storage/engine/database.py",)
    assert not [call.where for call in calls({"commit"}, *LAYERS, but=allowed)]


def test_nobody_else_knows_the_time() -> None:
    found = [
        f"{where} {ast.unparse(node)}"
        for where, node in nodes(*LAYERS, but=("storage/engine/clock.py",))
        if isinstance(node, ast.Attribute) and CLOCKS.fullmatch(ast.unparse(node))
    ]
    assert not found


def test_no_clock_is_imported_by_its_bare_name() -> None:
    """`from time import time` would slip past the look for `time.time`."""
    found = [
        where
        for where, node in nodes(*LAYERS, "tests", but=("storage/engine/clock.py",))
        if isinstance(node, ast.ImportFrom) and node.module == "time"
        if {each.name for each in node.names} - {"monotonic", "perf_counter", "sleep"}
    ]
    assert not found


def test_no_test_begins_at_the_present() -> None:
    """A test that asks the machine what time it is fails at some hour, or on some day."""
    found = {
        where.partition(":")[0]
        for where, node in nodes("tests")
        if isinstance(node, ast.Attribute)
        if CLOCKS.fullmatch(name := ast.unparse(node)) or name == "clock.come_back"
    }
    assert found == set(AT_THE_PRESENT)


# -- words stay in texts -------------------------------------------------------------------------


def test_no_chinese_stands_in_code() -> None:
    """Words are data: in bot/texts, in the screening's lexicon, in the practice room's files."""
    found = []
    for where, module in code(*LAYERS):
        told = docstrings(module)
        for node in ast.walk(module):
            if is_text(node) and id(node) not in told and IDEOGRAPHS.search(node.value):
                found.append(f"{where}:{node.lineno}")
    assert not found


# -- buttons -------------------------------------------------------------------------------------


@pytest.mark.parametrize("press", BUTTONS.values(), ids=lambda press: press.verb)
def test_every_button_has_a_door(press: Press) -> None:
    """The door finds the row for this person or raises NotFound: from storage, or about oneself."""
    is_storage = press.door.__module__.startswith("storage.")
    assert is_storage or press.door in DOORS or isinstance(press.door, CommunityFor)
    names = list(inspect.signature(press.door).parameters)
    assert names[:2] == ["session", "person_id"]
    assert len(names) == 3
    assert names[2].endswith("_id")


def test_every_button_that_is_shown_is_known() -> None:
    shown = {verb for call in calls({"Action"}, "bot") for verb in literals(call.args[0])}
    fallen = shown - set(BUTTONS)
    assert len(shown) > 20
    assert not fallen


def test_whatever_stands_in_a_subject_is_registered() -> None:
    """What the programme itself imports knows every table, job, card, flow and handler."""
    asleep = (*MIGRATIONS, "storage/engine", "storage/records")  # knows no noun, reads registers
    files = [where for where, _ in code(*REGISTERED, but=asleep) if "__init__" not in where]
    modules = [where.removesuffix(".py").replace("/", ".") for where in files]
    assert len(modules) > 100
    asked = f"import sys, bot.app; print([m for m in {modules} if m not in sys.modules])"
    missing = subprocess.check_output([sys.executable, "-c", asked], text=True, cwd=HOUSE)
    assert missing.strip() == "[]"


def test_no_button_is_known_that_nobody_shows() -> None:
    """A verb stands where it is registered, and where a card or a helper is handed it."""
    said = Counter(node.value for _, node in nodes("bot") if is_text(node))
    assert not [verb for verb in BUTTONS if said[verb] < 2]


# -- permissions ---------------------------------------------------------------------------------


def acts_asked_for() -> set[str]:
    given = (arg for call in calls(ASKS, "bot", "storage") for arg in call.args)
    return {name for arg in given for name in literals(arg) if ACT.fullmatch(name)}


def test_every_act_that_is_asked_for_is_declared_and_the_other_way_round() -> None:
    """Who may do something is said once, of every act that somebody asks for and of no other."""
    assert acts_asked_for() == set(ACTS)
    assert len(ACTS) > 15


# -- communities ---------------------------------------------------------------------------------


def tables() -> list[Table]:
    return list(schema.metadata.tables.values())


def unique_columns(table: Table) -> Iterator[list[str]]:
    """The columns of everything that is unique in a table, its own number aside."""
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [column.name for column in constraint.columns]
    for index in table.indexes:
        if index.unique:
            yield [column.name for column in index.columns]
    if (key := [column.name for column in table.primary_key.columns]) != ["id"]:
        yield key


def test_every_table_belongs_to_a_community_or_says_why_not() -> None:
    assert {table.name for table in tables() if "community_id" not in table.columns} == set(GLOBAL)


def test_what_is_unique_is_unique_in_its_community() -> None:
    elsewhere = {
        (table.name, columns[0])
        for table in tables()
        if "community_id" in table.columns
        for columns in unique_columns(table)
        if columns[0] != "community_id"
    }
    assert elsewhere == set(UNIQUE_EVERYWHERE)


# -- two databases -------------------------------------------------------------------------------


def test_who_is_first_is_asked_of_both_databases() -> None:
    """A test of what happens at once, or in two processes, is marked `both`, by itself or with its
    file, or says why it is for one database alone."""
    rivals = [
        (f"{where} {node.name}", f"{marks_of(module)} {ast.unparse(node)}")
        for where, module in code("tests")
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if node.name.startswith("test_") and AT_ONCE.search(ast.unparse(node))
    ]
    assert len(rivals) > 40
    assert not [name for name, test in rivals if not CHOOSES.search(test)]


def marks_of(module: ast.Module) -> str:
    return " ".join(ast.unparse(each) for each in module.body if isinstance(each, ast.Assign))


# -- size ----------------------------------------------------------------------------------------


def test_no_file_is_long() -> None:
    long = {
        where: lines
        for where, _ in code(*LAYERS, "tests")
        if (lines := len((HOUSE / where).read_text("utf-8").splitlines())) > 400
    }
    assert not long


def lengths() -> dict[str, int]:
    """Every function and how many lines it has, decorators and docstring aside."""
    found = {}
    for where, node in nodes(*LAYERS, but=MIGRATIONS):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            told = ast.get_docstring(node, clean=False)
            lines = (node.end_lineno or 0) - node.lineno + 1
            found[f"{where} {node.name}"] = lines - (told.count("\n") + 1 if told else 0)
    return found


def test_no_function_is_long() -> None:
    assert not {name: lines for name, lines in lengths().items() if lines > 40}


def test_most_functions_are_short() -> None:
    found = sorted(lengths().values())
    assert len(found) > 500
    assert median(found) <= 8
    assert quantiles(found, n=10)[-1] <= 25


# -- channels ------------------------------------------------------------------------------------


def test_nobody_asks_which_channel_it_is() -> None:
    """What a channel can do is data. Whether one is known here (`in self._channels`) is no such
    question."""
    above = ("bot/channels", "bot/practice")
    found = [where for where, node in nodes(*LAYERS, but=above) if asks_for_channel(node)]
    assert not found


def asks_for_channel(node: Any) -> bool:
    if isinstance(node, ast.Match):
        return is_channel(node.subject)
    if not isinstance(node, ast.Compare):
        return False
    sides = [node.left, *node.comparators]
    return any(is_channel(side) for side in sides) and any(is_named(side) for side in sides)


def is_channel(node: ast.expr) -> bool:
    """`channel`, `x.channel`, `channel.name`, `x._channel.name`."""
    if isinstance(node, ast.Attribute) and node.attr == "name":
        node = node.value
    return name_of(node).lstrip("_") == "channel"


def is_named(node: ast.expr) -> bool:
    """A name written out, or several."""
    return any(is_text(each) for each in ast.walk(node))
