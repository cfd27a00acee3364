"""What the pages for people say, held against the code."""

import re
import shlex
import tomllib
from collections.abc import Iterator
from enum import Enum
from functools import cache
from pathlib import Path

import pytest
import typer.main
from pydantic import SecretStr

from bot.__main__ import app
from bot.operations import settings
from bot.operations.settings import Settings
from tests.house import model
from tests.house.reading import is_text, nodes

HOUSE = Path(__file__).parents[2]
DECISIONS = HOUSE / "docs" / "decisions"
PAGES = sorted([*HOUSE.glob("*.md"), *HOUSE.glob("docs/**/*.md"), *HOUSE.glob("deploy/*.md")])
FOR_US = [HOUSE / "CONTRIBUTING.md", *sorted(DECISIONS.glob("*.md"))]
FENCE = re.compile(r"^```.*?\n(.*?)^```", re.M | re.S)
SPAN = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]*\ssrc=\"([^\"]+)\"")
FILE = re.compile(r"[\w.-]+(?:/[\w.-]+)+/?")
SYMBOL = re.compile(r"@?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?:\(.*\))?")
WORD = re.compile(r"[A-Za-z_]\w*")
NAMING = ("id", "attr", "name", "arg", "module")
NOT_OURS = {"IMMEDIATE", "timestamptz"}  # the databases'
CALL = re.compile(r"\bwishlight (?!(?:wishlight|sh)\b)[a-z][^|;&>)#\n]*")

all_pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(HOUSE)))


def code(page: Path) -> Iterator[str]:
    """Every line of code on a page, in a block or inside a sentence."""
    text = page.read_text(encoding="utf-8")
    for block in FENCE.findall(text):
        yield from block.splitlines()
    yield from SPAN.findall(FENCE.sub("", text))


def shown(field: str) -> str:
    """A field's default as the table shows it."""
    default = Settings.model_fields[field].default
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    if isinstance(default, Enum):
        default = default.value
    return f"`{default}`" if default not in ((), "") else ""


def test_the_table_of_settings_is_the_settings() -> None:
    """README names each setting once, in order, with its default and its own description."""
    rows = [
        f"| `{settings.variable(name)}` | {shown(name)} | {field.description} |"
        for name, field in Settings.model_fields.items()
    ]
    text = (HOUSE / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"^\| `WISHLIGHT_.*$", text, re.M) == [
        re.sub(r"\|  \|", "| |", row) for row in rows
    ]


@all_pages
def test_every_setting_named_exists(page: Path) -> None:
    """No page explains a setting that nobody reads."""
    known = {settings.variable(field) for field in Settings.model_fields}
    named = set(re.findall(r"WISHLIGHT_[A-Z_]*[A-Z]", page.read_text(encoding="utf-8")))
    assert {name for name in named if not name.startswith(settings.TEST_PREFIX)} <= known


def calls(page: Path) -> Iterator[list[str]]:
    """Every call of the `wishlight` command on a page, in words."""
    for line in code(page):
        for call in CALL.findall(line):
            yield shlex.split(call.replace("'", ""))[1:]


def fault(words: list[str]) -> str:
    """What is wrong with a call: a command or an option that does not exist."""
    command = typer.main.get_command(app)
    rest = list(words)
    while rest and (under := getattr(command, "commands", None)):
        name = rest.pop(0)
        if name not in under:
            return f"no command {name}"
        command = under[name]
    known = {option for one in command.params for option in one.opts} | {"--help"}
    unknown = [word for word in rest if word.startswith("--") and word.split("=")[0] not in known]
    return f"no option {unknown[0]}" if unknown else ""


@all_pages
def test_every_command_named_exists(page: Path) -> None:
    """Whoever types what a page says is understood: commands and their options exist."""
    assert {" ".join(call): fault(call) for call in calls(page) if fault(call)} == {}


def test_the_readme_leads_to_the_command() -> None:
    """Going live is told with the commands that it takes."""
    assert {"community", "invite", "doctor"} <= {call[0] for call in calls(HOUSE / "README.md")}


@all_pages
def test_every_make_target_named_exists(page: Path) -> None:
    """`make` knows what the pages ask of it."""
    known = set(re.findall(r"^([a-z-]+):", (HOUSE / "Makefile").read_text(), re.M))
    named = {name for line in code(page) for name in re.findall(r"\bmake ([a-z-]+)", line)}
    assert named <= known


@all_pages
def test_every_link_leads_somewhere(page: Path) -> None:
    """A link inside the house points to a file that is there, and to a heading of that file."""
    assert [link for link in links(page) if not leads(page, link)] == []


def links(page: Path) -> list[str]:
    text = FENCE.sub("", page.read_text(encoding="utf-8"))
    found = [one or other for one, other in LINK.findall(text)]
    return [link for link in found if not link.startswith(("https://", "http://", "mailto:"))]


def leads(page: Path, link: str) -> bool:
    path, _, heading = link.partition("#")
    target = page.parent / path if path else page
    return target.exists() and (not heading or heading in headings(target))


def headings(page: Path) -> set[str]:
    """The anchors that a page's headings get."""
    titles = re.findall(r"^#+ (.+)$", FENCE.sub("", page.read_text(encoding="utf-8")), re.M)
    return {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}


@all_pages
def test_every_file_named_is_there(page: Path) -> None:
    """A path in code letters that begins with a folder of ours exists."""
    ours = {path.name for path in HOUSE.iterdir() if path.is_dir()} - {"data", "build", ".venv"}
    named = {span for span in code(page) if FILE.fullmatch(span) and span.split("/")[0] in ours}
    assert {name for name in named if not (HOUSE / name).exists()} == set()


@all_pages
def test_every_test_named_is_there(page: Path) -> None:
    """A page that says which test holds something names one that there is."""
    named = {span for span in code(page) if re.fullmatch(r"test_\w+", span)}
    assert named - every_test() == set()


@cache
def every_test() -> frozenset[str]:
    texts = [path.read_text("utf-8") for path in HOUSE.glob("tests/**/test_*.py")]
    return frozenset(name for text in texts for name in re.findall(r"def (test_\w+)\(", text))


def test_security_is_told_chapter_by_chapter() -> None:
    """The page has all seventeen chapters of the standard, in order, and each says how it is."""
    text = (HOUSE / "docs" / "security.md").read_text(encoding="utf-8")
    chapters = re.split(r"^### V(\d+) .+$", text, flags=re.M)[1:]
    assert chapters[::2] == [str(number) for number in range(1, 18)]
    assert all(re.search(r"\| (Met|Partly|\*\*Not\*\*|–)|^– ", c, re.M) for c in chapters[1::2])


@pytest.mark.parametrize("page", FOR_US, ids=lambda page: page.name)
def test_every_symbol_named_is_there(page: Path) -> None:
    """A name in code letters, alone, dotted or with what it is given, stands in the code."""
    spans = SPAN.findall(FENCE.sub("", page.read_text(encoding="utf-8")))
    named = {span: found[1] for span in spans if (found := SYMBOL.fullmatch(span))}
    missing = {span for span, name in named.items() if not set(name.split(".")) <= symbols()}
    assert missing - NOT_OURS == set()


@cache
def symbols() -> frozenset[str]:
    """What the code calls something, and every word of its files that are no code."""
    found: set[str] = set()
    for where, node in nodes("bot", "scheduler", "storage", "tests/harness", "tests/house"):
        found.update(re.split(r"[/.]", where.partition(":")[0]))
        found.update(filter(None, (getattr(node, each, None) for each in NAMING)))
        if is_text(node) and " " not in node.value:
            found.update(WORD.findall(node.value))
    others = [*HOUSE.glob("deploy/*"), *HOUSE.glob("bot/**/*.js"), HOUSE / "Makefile"]
    others += [HOUSE / "pyproject.toml"]
    texts = [path.read_text("utf-8") for path in others if path.suffix != ".md"]
    return frozenset(found.union(*map(WORD.findall, texts)))


def test_the_model_is_drawn_from_the_tables() -> None:
    """docs/model.md is what `python -m tests.house.model` prints."""
    assert (HOUSE / "docs" / "model.md").read_text(encoding="utf-8") == model.page()


def test_every_decision_is_listed_and_complete() -> None:
    """The decisions are numbered without a gap, listed in order, and each has its four parts."""
    pages = sorted(DECISIONS.glob("[0-9]*.md"))
    assert [page.name[:4] for page in pages] == [f"{at:04}" for at in range(1, len(pages) + 1)]
    listed = re.findall(r"\]\((\d{4}-[\w-]+\.md)\)", (DECISIONS / "README.md").read_text("utf-8"))
    assert listed == [page.name for page in pages]
    parts = ["Context", "Decision", "Alternatives", "Consequences"]
    for page in pages:
        assert re.findall(r"^## (.+)$", page.read_text("utf-8"), re.M) == parts, page.name


def test_every_dependency_has_its_reason() -> None:
    """Each package we ask for, at run time or for the work, has a line that says what for."""
    asked = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    project, groups = asked["project"], asked["dependency-groups"]
    lines = [*project["dependencies"], *(line for group in groups.values() for line in group)]
    lines += [line for extra in project["optional-dependencies"].values() for line in extra]
    (page,) = DECISIONS.glob("0007-*.md")
    told = re.findall(r"^\| `([a-z0-9-]+)` \|", page.read_text(encoding="utf-8"), re.M)
    assert sorted(told) == sorted({re.match(r"[a-z0-9-]+", line)[0] for line in lines})  # type: ignore[index]
