"""Would the tests notice? Each rule emptied, each condition of an UPDATE dropped, each entry of a
register taken out, one at a time in a copy of the house; a change that no test notices survives.

    python -m tests.house.mutations --list            # what would be changed
    python -m tests.house.mutations                   # all of it, two at a time: an hour
    python -m tests.house.mutations claims            # what has this in its name
    python -m tests.house.mutations --sample 20       # some, by a seed that is printed

Exit status 1 where something survives that `HARMLESS` does not name with its reason.
"""

import argparse
import ast
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from tests.house.copied import HOUSE, copied, pytest_in

AT_ONCE = 2
LONGEST = 300  # seconds that the tests of one change may take: more is a change that is noticed

# What may be changed and nobody is the wiser, and why.
HARMLESS: dict[str, str] = {}


class Mutation(NamedTuple):
    """A change of one file: its lines `first` to `last` become `text`."""

    path: str
    first: int
    last: int
    text: str
    name: str
    words: tuple[str, ...]  # by which its tests are found

    @property
    def key(self) -> str:
        return f"{self.path} {self.name}"


# -- what is changed -----------------------------------------------------------------------------


def mutations() -> list[Mutation]:
    """All of them, in the order of the files."""
    found: list[Mutation] = []
    for folder in ("storage", "scheduler", "bot"):
        for path in sorted((HOUSE / folder).rglob("*.py")):
            where = path.relative_to(HOUSE).as_posix()
            if "migrations" not in where and not where.startswith("bot/practice"):
                found += _of_file(where, path.read_text("utf-8"))
    return found


def _of_file(where: str, source: str) -> Iterator[Mutation]:
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            yield from _rule(where, node)
            yield from _conditions(where, node, source)
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield from _entries(where, node)
        elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from _statement(where, node, node.value)


def _rule(where: str, node: ast.FunctionDef) -> Iterator[Mutation]:
    """A rule that never says no."""
    if node.name.startswith("why_not_"):
        first, last = node.body[0].lineno, node.end_lineno or 0
        indent = " " * node.body[0].col_offset
        yield Mutation(where, first, last, f"{indent}return None\n", node.name, (node.name,))


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
        yield Mutation(where, first, last, f"{head}{less}{tail}", name, (node.name,))


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


def _entries(where: str, node: ast.FunctionDef | ast.ClassDef) -> Iterator[Mutation]:
    """What is not registered any more."""
    for each in node.decorator_list:
        if isinstance(each, ast.Call) and (each.args or each.keywords):
            word = ast.unparse(each.args[0]).strip("\"'") if each.args else node.name
            name = f"{node.name} without @{ast.unparse(each.func)}({word})"
            if "dataclass" not in name and "lru_cache" not in name:
                yield Mutation(
                    where, each.lineno, each.end_lineno or 0, "", name, (node.name, word)
                )


def _statement(where: str, node: ast.Expr, call: ast.Call) -> Iterator[Mutation]:
    """A declaration at the top of a file that is not made."""
    word = ast.unparse(call.args[0]).strip("\"'") if call.args else ""
    name = f"without {ast.unparse(call.func)}({word})"
    yield Mutation(where, node.lineno, node.end_lineno or 0, "", name, (word,))


# -- who notices ---------------------------------------------------------------------------------


CHEAPEST_FIRST = ("storage", "scheduler", "bot", "channels", "house", "stories")


def tests_of(mutation: Mutation) -> Iterator[list[str]]:
    """The tests to ask, the cheapest first: those that name the change, then its subject's."""
    stem, subject = Path(mutation.path).stem, Path(mutation.path).parent.name
    for is_near in (True, False):
        for folder in CHEAPEST_FIRST:
            every = sorted((HOUSE / "tests" / folder).rglob("test_*.py"))
            files = [path for path in every if "new_subject" not in path.parts]
            near = [path for path in files if _names(path, mutation.words, stem)]
            wide = [path for path in files if subject in path.parts or folder == "house"]
            asked = near if is_near else [path for path in wide if path not in near]
            if asked:
                yield [path.relative_to(HOUSE).as_posix() for path in asked]


def _names(path: Path, words: tuple[str, ...], stem: str) -> bool:
    if path.name == "test_page.py":
        return False
    text = path.read_text("utf-8")
    return path.stem == f"test_{stem}" or any(word and word in text for word in words)


def is_noticed(mutation: Mutation) -> bool:
    """Whether a test goes red in a copy of the house that has this change."""
    with copied() as copy:
        _apply(mutation, copy)
        return any(not _is_green(copy, asked) for asked in tests_of(mutation))


def _apply(mutation: Mutation, copy: Path) -> None:
    path = copy / mutation.path
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[mutation.first - 1 : mutation.last] = [mutation.text]
    path.write_text("".join(lines), "utf-8")


def _is_green(copy: Path, asked: list[str]) -> bool:
    try:
        return pytest_in(copy, "-x", "-k", "not postgres", *asked, longest=LONGEST).returncode == 0
    except subprocess.TimeoutExpired:
        return False


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
        chosen = random.Random(asked.seed).sample(chosen, min(asked.sample, len(chosen)))
    with ThreadPoolExecutor(AT_ONCE) as pool:
        noticed = list(pool.map(_told, chosen))
    left = [
        each.key
        for each, is_seen in zip(chosen, noticed, strict=True)
        if not is_seen and each.key not in HARMLESS
    ]
    print(f"{len(chosen)} changes, {len(left)} survive", *left, sep="\n")
    return bool(left)


def _told(mutation: Mutation) -> bool:
    seen = is_noticed(mutation)
    print("noticed " if seen else "SURVIVES", mutation.key, flush=True)
    return seen


def _arguments() -> argparse.Namespace:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("named", nargs="?", default="")
    reader.add_argument("--list", action="store_true")
    reader.add_argument("--sample", type=int, default=0)
    reader.add_argument("--seed", type=int, default=random.randrange(10**6))
    return reader.parse_args()


if __name__ == "__main__":
    sys.exit(main())
