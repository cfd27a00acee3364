"""A new subject is a package in each layer and a migration; it edits no list elsewhere, and a house
test fails for each thing that it forgets.

The subject is in new_subject/: neighbours lend each other tools. Its files stand there as they
would in the house.
"""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pytest

from storage.records import schema
from tests.house.copied import HOUSE, copied, pytest_in, run_in

SUBJECT = HOUSE / "tests" / "house" / "new_subject"
# Not this file once more, and nothing that knows no subject.
BUT = [f"--ignore=tests/house/{name}.py" for name in (Path(__file__).stem, "test_deploy")]
# Of what presses everything: its own buttons, and what anybody says.
ITS_OWN = ("-k", "loan or commands or (not sqlite and not postgres)")
READS_ALL = (
    "tests/storage/records",
    "tests/scheduler/test_daily.py",
    "tests/scheduler/test_clockwork.py",
    "tests/bot/test_behind.py",
    "tests/bot/test_doctor.py",
    "tests/stories/test_every_refusal.py",
)
LONGEST = 500  # seconds that a run in the copy may take

pytestmark = pytest.mark.timeout(LONGEST + 60)


def move_in(copy: Path) -> None:
    """Add the subject's files, and draw the page of the tables anew."""
    for path in filter(Path.is_file, SUBJECT.rglob("*")):
        there = copy / path.relative_to(SUBJECT)
        assert not there.exists(), f"{there} is not only added"
        there.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, there)
    _number(copy / MIGRATION)
    drawn = run_in(copy, "tests.house.model", longest=LONGEST)
    (copy / "docs" / "model.md").write_text(drawn.stdout, "utf-8")


def _number(migration: Path) -> None:
    """Its revision follows the newest of the house."""
    head = schema.head()
    new = f"{int(head) + 1:04}"
    said = migration.read_text("utf-8").replace("0001", head).replace("0002", new)
    migration.write_text(said, "utf-8")
    migration.rename(migration.with_name(f"{new}_loans.py"))


def test_a_new_subject_edits_nothing() -> None:
    """Its files are added to a copy of the house: all house tests are green, where they press
    buttons for its own, and so is its own story."""
    with copied() as copy:
        move_in(copy)
        asked = (*BUT, *ITS_OWN, "tests/house", "tests/stories/loans")
        done = pytest_in(copy, *asked, longest=LONGEST)
        assert done.returncode == 0, done.stdout[-5000:]
        assert (copy / "tests" / "house" / "access" / "loans.py").exists()


@pytest.mark.again
def test_whoever_goes_through_registers_finds_it() -> None:
    """The tests of what reads all subjects know it as well: rows are sealed anew, copied, kept
    apart; its rule can be broken; its refusals have their story."""
    with copied() as copy:
        move_in(copy)
        done = pytest_in(copy, "-k", "not postgres", *READS_ALL, longest=LONGEST)
        assert done.returncode == 0, done.stdout[-5000:]


# -- what it could forget ------------------------------------------------------------------------

PY, CARDS, WORDS = "storage/loans/loans.py", "bot/cards/loans/loans.py", "bot/texts/*/loans/*.ftl"
ENGLISH = "bot/texts/en/loans/loans.ftl"
ACCESS = "tests/house/access/loans.py"
MIGRATION = "storage/migrations/versions/next_loans.py"  # has its number when it moves in
MIGRATED = "storage/migrations/versions/*_loans.py"
SAID = "test_registers::test_every_promise_has_somebody_who_says_it"
NAMED = "test_registers::test_names_are_noun_and_act"
WORDED = "test_texts::test_keys_put_together_have_words"


class Slip(NamedTuple):
    """One thing that was forgotten: in the files `where`, `old` became `new` (None: no such file).
    `red`: the house test that fails, and `says` what it names then; `apart`: another slip would
    hide it."""

    red: str
    says: str
    where: str
    old: str
    new: str | None = ""
    apart: bool = False


SLIPS = {
    "private text is kept open": Slip(
        "test_sealed::test_open_text_says_why_it_is_open",
        "loan.place",
        PY,
        r'sealed\("loan:\{id\}:place"\)',
        'Field(default="")',
    ),
    "private text is kept for ever": Slip(
        "test_sealed::test_private_text_is_not_kept_for_ever",
        "('loan', 'place')",
        PY,
        r"^retention\.ending\(Loan.*\n",
        apart=True,
    ),
    "personal data is not declared": Slip(
        "test_tables::test_every_row_about_somebody_is_listed_or_left_out_for_a_reason",
        "borrower_id",
        PY,
        r'^personal\.listed\(Loan, "borrower_id".*\n',
    ),
    "the copy has no lines for it": Slip(
        "test_tables::test_every_group_of_the_copy_has_its_lines",
        "'loans'",
        "bot/cards/loans/personal_data.py",
        r'^@copied\("loans"\)\n',
    ),
    "a kind without a notification": Slip(
        SAID, "'loan.due'", CARDS, r"^@notification\(loans\.DUE\)\n"
    ),
    "a notification without a kind": Slip(
        SAID, "'loan.fetch'", PY, r'kinds\.declare\("loan\.fetch"', 'kinds.Kind("loan.fetch"'
    ),
    "a view that nobody draws": Slip(SAID, "'loan.card'", CARDS, r"^@card\(loans\.CARD.*\n"),
    "a part of the worklist without a card": Slip(
        "test_registers::test_every_part_of_the_worklist_is_drawn",
        "'loan.late'",
        CARDS,
        r"^@worklist_card\(worklist\.LATE\)\n",
    ),
    "a part of the worklist without words": Slip(
        f"{WORDED}[queue-count-{{}}]", "queue-count-loan-late", WORDS, r"^queue-count-loan-late.*\n"
    ),
    "a flow without a form": Slip(
        "test_registers::test_every_flow_has_somebody_who_acts_on_its_form",
        "'loan.offer'",
        "bot/handlers/loans/loans.py",
        r'^@form\("loan\.offer"\)\n',
    ),
    "a flow without words": Slip(
        f"{WORDED}[{{}}-{{}}]", "loan-offer-place", WORDS, r"^loan-offer-place =.*\n"
    ),
    "a setting without words": Slip(
        f"{WORDED}[setting-about-{{}}]", "loan-days", WORDS, r"^setting-about-loan-days.*\n"
    ),
    "a setting in no group": Slip(
        "test_registers::test_every_setting_counts_something",
        "'loan.days'",
        "bot/cards/loans/settings.py",
        r"^settings_group.*\n",
    ),
    "a command without words": Slip(
        f"{WORDED}[command-{{}}]", "command-lend", WORDS, r"^command-lend.*\n"
    ),
    "a refusal without words": Slip(
        "test_texts::test_refusals_have_words_and_what_they_show",
        "refused-own-thing",
        WORDS,
        r"^refused-own-thing.*\n",
    ),
    "a deed without words": Slip(
        f"{WORDED}[did-{{}}-{{}}]", "did-loan-settled", WORDS, r"^did-loan-settled.*\n"
    ),
    "words in one language": Slip(
        "test_texts::test_languages_have_the_same_words",
        "mine-loan-place",
        ENGLISH,
        r"^mine-loan-place.*\n",
    ),
    "a button that is nobody's": Slip(
        "test_access_matrix::test_everything_is_somebodys",
        "'loan.settle'",
        ACCESS,
        r'^buttons\(STAFF, "loan\.settle"\)\n',
    ),
    "an act that nobody declared": Slip(
        "test_house::test_every_act_that_is_asked_for_is_declared_and_the_other_way_round",
        "'loan.settle'",
        PY,
        r'^act\("loan\.settle".*\n',
    ),
    "a button that is not noun.act": Slip(
        f"{NAMED}[buttons]",
        "'borrow'",
        "bot/handlers/loans/loans.py",
        r'@button\("loan\.borrow"',
        '@button("borrow"',
    ),
    "a job that is not noun.act": Slip(
        f"{NAMED}[daily jobs]",
        "'remind-borrowers'",
        "scheduler/loans.py",
        r'@daily\("loan\.remind"',
        '@daily("remind-borrowers"',
    ),
    "a table without a rule": Slip(
        "test_tables::test_every_table_has_its_rule",
        "'loan'",
        "storage/loans/invariants.py",
        r"",
        None,
    ),
    "a table without a migration": Slip(
        "test_tables::test_every_table_is_migrated", "Table('loan'", MIGRATED, r"", None
    ),
    "a page of the tables that is old": Slip(
        "test_docs::test_the_model_is_drawn_from_the_tables",
        "loan",
        "docs/model.md",
        r"^### loan\n",
    ),
    "a subject that knows another": Slip(
        "test_subjects::test_a_subject_knows_no_other",
        "storage.wishes",
        "storage/loans/worklist.py",
        r"^from storage\.loans",
        "from storage.wishes import wishes as wishes\nfrom storage.loans",
    ),
    "another name in another layer": Slip(
        "test_subjects::test_a_subject_has_one_name",
        "lending",
        "bot/flows/lending/__init__.py",
        r"\A",
        "",
    ),
}


def rounds() -> Iterator[dict[str, Slip]]:
    """All slips, in as few copies as there may be with every red test meant for one of them."""
    yield from ({name: slip} for name, slip in SLIPS.items() if slip.apart)
    left = {name: slip for name, slip in SLIPS.items() if not slip.apart}
    while left:
        one = {slip.red: name for name, slip in reversed(left.items())}
        yield {name: left.pop(name) for name in one.values()}


def slip(copy: Path, made: Slip) -> None:
    paths = sorted(copy.glob(made.where)) or [copy / made.where]
    for path in paths:
        if made.new is None:
            path.unlink()
            continue
        path.parent.mkdir(exist_ok=True)
        path.touch()
        text, count = re.subn(made.old, made.new, path.read_text("utf-8"), flags=re.M)
        assert count == 1, (made, count)
        path.write_text(text, "utf-8")


def red(copy: Path, asked: list[str]) -> dict[str, str]:
    """Which of these tests fail, and what they say."""
    report = copy.parent / "report.xml"
    done = pytest_in(copy, f"--junitxml={report}", *map(node, asked), longest=LONGEST)
    assert done.returncode == 1, done.stdout[-5000:]
    return {
        f"{case.get('classname', '').rpartition('.')[2]}::{case.get('name')}": failure.text or ""
        for case in ElementTree.parse(report).iter("testcase")
        for failure in case.iter("failure")
    }


def node(test: str) -> str:
    file, _, name = test.partition("::")
    return f"tests/house/{file}.py::{name}"


@pytest.mark.again
@pytest.mark.parametrize("number", range(len(list(rounds()))))
def test_what_it_forgets_is_noticed(number: int) -> None:
    """Each of these is forgotten in a copy in which all was green: the house test that is meant for
    it fails, and names it."""
    made = list(rounds())[number]
    with copied() as copy:
        move_in(copy)
        for one in made.values():
            slip(copy, one)
        found = red(copy, [one.red for one in made.values()])
    assert [name for name, one in made.items() if one.says not in found.get(one.red, "")] == []
