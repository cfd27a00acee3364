"""Would the tests notice? Each rule emptied, each condition of an UPDATE dropped, each entry of a
register taken out, each of the lines in mutated_lines.py; one at a time in a copy of the house. A
change that no test notices survives.

    python -m tests.house.mutations --list                    # what would be changed
    python -m tests.house.mutations                           # all of it: hours
    python -m tests.house.mutations claims                    # what has this in its name
    python -m tests.house.mutations --sample 20 --minutes 3   # some of each kind, by a printed seed

Exit status 1 where something survives that `HARMLESS` does not name with its reason.
"""

import argparse
import ast
import random
import re
import shutil
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from math import inf
from pathlib import Path
from time import monotonic
from typing import NamedTuple

from tests.house.copied import HOUSE, copied, pytest_in
from tests.house.mutated_lines import LINES, Line

LONGEST = 240  # seconds that one look may take
UNCLEAR = "no test in the time there is"

# What may be changed and nobody is the wiser, and why.
HARMLESS: dict[str, str] = {}


class Mutation(NamedTuple):
    """A change of one file: its lines `first` to `last` become `text`."""

    kind: str
    path: str
    first: int
    last: int
    text: str
    name: str
    words: tuple[str, ...] = ()  # by which its tests are found
    asked: str = ""  # or the one file that has its test

    @property
    def key(self) -> str:
        return f"{self.path} {self.name}"


# -- what is changed -----------------------------------------------------------------------------


def mutations() -> list[Mutation]:
    """All of them: the lines that have a name, then in the order of the files."""
    found = [_line(line) for line in LINES]
    for folder in ("storage", "scheduler", "bot"):
        for path in sorted((HOUSE / folder).rglob("*.py")):
            where = path.relative_to(HOUSE).as_posix()
            if "migrations" not in where and not where.startswith("bot/practice"):
                found += _of_file(where, path.read_text("utf-8"))
    return found


def _line(line: Line) -> Mutation:
    """Raises ValueError where `old` does not stand on one line there."""
    lines = (HOUSE / line.path).read_text("utf-8").splitlines(keepends=True)
    [at] = [number for number, text in enumerate(lines, 1) if line.old in text]
    text = lines[at - 1].replace(line.old, line.new)
    return Mutation("line", line.path, at, at, text, line.name, asked=line.asked)


def _of_file(where: str, source: str) -> Iterator[Mutation]:
    body = ast.parse(source).body
    meant = dict(filter(None, map(_constant, body)))
    for node in body:
        if isinstance(node, ast.FunctionDef):
            yield from _rule(where, node)
            yield from _conditions(where, node, source)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _entries(where, node, meant)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from _statement(where, node, node.value)


def _rule(where: str, node: ast.FunctionDef) -> Iterator[Mutation]:
    """A rule that never says no."""
    if node.name.startswith("why_not_"):
        first, last = node.body[0].lineno, node.end_lineno or 0
        indent = " " * node.body[0].col_offset
        text = f"{indent}return None\n"
        yield Mutation("why not", where, first, last, text, node.name, (node.name,))


def _conditions(where: str, node: ast.FunctionDef, source: str) -> Iterator[Mutation]:
    """An UPDATE that asks for nothing but the row's number."""
    lines = source.splitlines(keepends=True)
    for count, each in enumerate(_updates(node)):
        if not (less := _only_id(each)):
            continue
        first, last = each.lineno, each.end_lineno or each.lineno
        head = lines[first - 1].encode()[: each.col_offset].decode()
        tail = lines[last - 1].encode()[each.end_col_offset :].decode()
        name = f"{node.name}.update{count or ''}"
        text = f"{head}{less}{tail}"
        yield Mutation("update", where, first, last, text, name, (node.name,))


def _updates(node: ast.FunctionDef) -> Iterator[ast.Call]:
    """Calls of `where` and `filter_by` on an UPDATE, the outermost of a chain."""
    inner: set[int] = set()
    for each in ast.walk(node):
        if isinstance(each, ast.Call) and id(each) not in inner and _is_narrowed(each):
            chain: ast.expr = each
            while isinstance(chain, ast.Call) and isinstance(chain.func, ast.Attribute):
                chain = chain.func.value
                inner.add(id(chain))
            if isinstance(chain, ast.Call) and getattr(chain.func, "id", "") == "update":
                yield each


def _is_narrowed(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("where", "filter_by")


def _only_id(call: ast.Call) -> str:
    """The same UPDATE without its conditions but for numbers of rows; "" where it has no other."""
    names = {word.arg for word in call.keywords}
    args = [each for each in call.args if ".id)" in ast.unparse(each)]
    words = [word for word in call.keywords if word.arg in ("id", "claim_id", "wish_id")]
    assert isinstance(call.func, ast.Attribute)
    before = call.func.value
    inside = ast.unparse(before)
    if _is_narrowed_call(before):
        inside = _only_id(before) or inside
    is_less = len(args) < len(call.args) or len(words) < len(names) or inside != ast.unparse(before)
    if not is_less:
        return ""
    given = [ast.unparse(each) for each in args] + [
        f"{word.arg}={ast.unparse(word.value)}" for word in words
    ]
    return f"{inside}.{call.func.attr}({', '.join(given)})" if given else inside


def _is_narrowed_call(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and _is_narrowed(node)


def _constant(node: ast.stmt) -> tuple[str, str] | None:
    """A word that has a name: SAID = "command.say"."""
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant):
        return ast.unparse(node.targets[0]), str(node.value.value)
    return None


def _entries(
    where: str, node: ast.FunctionDef | ast.ClassDef, meant: dict[str, str]
) -> Iterator[Mutation]:
    """What is not registered any more."""
    for each in node.decorator_list:
        if isinstance(each, ast.Call) and (each.args or each.keywords):
            word = ast.unparse(each.args[0]).strip("\"'") if each.args else node.name
            register, last = ast.unparse(each.func), each.end_lineno or 0
            name = f"{node.name} without @{register}({word})"
            if register not in ("dataclass", "lru_cache"):
                word = meant.get(word, word)
                words = (word, word.replace(".", "-")) if "." in word else (node.name,)
                yield Mutation(f"@{register}", where, each.lineno, last, "", name, words)


def _statement(where: str, node: ast.Expr, call: ast.Call) -> Iterator[Mutation]:
    """A declaration at the top of a file that is not made."""
    word = ast.unparse(call.args[0]).strip("\"'") if call.args else ""
    register, last = ast.unparse(call.func), node.end_lineno or 0
    name = f"without {register}({word})"
    yield Mutation(register, where, node.lineno, last, "", name, (word,))


# -- who notices ---------------------------------------------------------------------------------


CHEAPEST_FIRST = ("storage", "scheduler", "bot", "channels", "stories")
NOT_ASKED = ("test_page.py",)  # minutes, and a browser
# What walks the registers and needs no rows.
REGISTERS = ("registers", "tables", "sealed", "subjects", "texts", "access_matrix")


def tests_of(mutation: Mutation) -> Iterator[list[str]]:
    """What to ask of pytest, the cheapest first: the house, what names the change, what names its
    module, its subject."""
    if mutation.asked:
        yield [mutation.asked]
        return
    if mutation.kind not in ("why not", "update"):
        walks = [f"tests/house/test_{name}.py" for name in REGISTERS]
        yield ["-k", "not sqlite and not postgres", *walks]
    left = [path for path in _tests() if path.name not in NOT_ASKED]
    for is_near in (_names, _knows, _shares):
        near = [path for path in left if is_near(path, mutation)]
        left = [path for path in left if path not in near]
        if near:
            asked = [path.relative_to(HOUSE).as_posix() for path in near]
            yield ["-k", "not postgres", *asked]


def _tests() -> Iterator[Path]:
    for folder in CHEAPEST_FIRST:
        for path in sorted((HOUSE / "tests" / folder).rglob("test_*.py")):
            if "new_subject" not in path.parts:
                yield path


def _names(path: Path, mutation: Mutation) -> bool:
    text, stem = path.read_text("utf-8"), Path(mutation.path).stem
    return path.stem == f"test_{stem}" or any(_stands(word, text) for word in mutation.words)


def _knows(path: Path, mutation: Mutation) -> bool:
    return _stands(Path(mutation.path).stem, path.read_text("utf-8"))


def _shares(path: Path, mutation: Mutation) -> bool:
    return Path(mutation.path).parent.name in path.parts


def _stands(word: str, text: str) -> bool:
    letter = "[A-Za-z0-9]"
    return bool(re.search(rf"(?<!{letter}){re.escape(word)}(?!{letter})", text))


def noticed(mutation: Mutation, copy: Path, ends: float = inf) -> str:
    """Which test goes red in this copy of the house when it has the change; "" for none. The copy
    is as before afterwards. `ends`: when there is no more time (monotonic)."""
    _apply(mutation, copy)
    try:
        looks = (_red(copy, asked, ends - monotonic()) for asked in tests_of(mutation))
        return next(filter(None, looks), "")
    finally:
        shutil.copy2(HOUSE / mutation.path, copy / mutation.path)


def _apply(mutation: Mutation, copy: Path) -> None:
    path = copy / mutation.path
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[mutation.first - 1 : mutation.last] = [mutation.text]
    path.write_text("".join(lines), "utf-8")


def _red(copy: Path, asked: list[str], left: float) -> str:
    try:
        done = pytest_in(copy, "-x", "-n0", *asked, longest=max(1, min(LONGEST, left)))
    except subprocess.TimeoutExpired:
        return UNCLEAR
    if done.returncode in (0, 5):  # green, or nothing was chosen
        return ""
    lines = (done.stdout + done.stderr).splitlines()
    told = [line for line in lines if line.startswith(("FAILED", "ERROR", "ImportError"))]
    return next(iter(told), lines[-1] if lines else "?")


# -- the command ---------------------------------------------------------------------------------


def main() -> int:
    """What survives, one line each."""
    asked = _arguments()
    chosen = [each for each in mutations() if asked.named in each.key]
    if asked.list:
        print(*(each.key for each in chosen), f"{len(chosen)} changes", sep="\n")
        return 0
    if asked.sample:
        print(f"seed {asked.seed}")
        chosen = spread(chosen, random.Random(asked.seed))[: asked.sample]
    left = _survivors(chosen, asked.minutes)
    print(f"{len(left)} survive", *left, sep="\n")
    return bool(left)


def spread(chosen: list[Mutation], dice: random.Random) -> list[Mutation]:
    """One of each kind, then another of each, at random."""
    kinds: dict[str, list[Mutation]] = defaultdict(list)
    for each in dice.sample(chosen, len(chosen)):
        kinds[each.kind].append(each)
    return [each for row in zip_longest(*kinds.values()) for each in row if each]


def _survivors(chosen: list[Mutation], minutes: float) -> list[str]:
    """The keys of those that no test notices, of as many as the time allows."""
    ends, left = monotonic() + 60 * minutes, []
    with copied() as copy:
        for count, each in enumerate(chosen):
            if monotonic() > ends:
                print(f"{count} of {len(chosen)} in {minutes:g} minutes")
                break
            red = noticed(each, copy, ends)
            print(f"{each.key}: {red or 'SURVIVES'}", flush=True)
            if not red and each.key not in HARMLESS:
                left.append(each.key)
    return left


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("named", nargs="?", default="")
    reader.add_argument("--list", action="store_true")
    reader.add_argument("--sample", type=int, default=0)
    reader.add_argument("--minutes", type=float, default=600)
    reader.add_argument("--seed", type=int, default=random.randrange(10**6))
    return reader.parse_args()


if __name__ == "__main__":
    sys.exit(main())
