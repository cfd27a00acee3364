"""The command: what the operator and the social worker ask of it, and how it answers bad days."""

import asyncio
import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from sqlalchemy import text
from typer.main import get_command

from bot.__main__ import app
from bot.practice import Room
from storage.community import history, invites, memberships, settings
from storage.community.memberships import Role
from storage.community.organisations import Organisation
from storage.wishes.settings import WishSettings
from tests.conftest import SECRET
from tests.harness.command import TOKEN, Cli, one_line, plain
from tests.harness.make import Make

pytestmark = pytest.mark.usefixtures("machine")

COMMANDS = [
    *("run", "demo", "migrate", "doctor", "invite", "backup", "restore", "verify", "export"),
    *("rotate-keys", "lessons"),
]
ADMIN = ("invite", "--role", "admin")

# -- help ----------------------------------------------------------------------------------------


def test_every_command_explains_itself_in_both_languages() -> None:
    """Each command and each option has a line in English and one in Chinese, none of them cut off
    on a narrow screen."""
    command: Any = get_command(app)
    assert set(command.commands) == {*COMMANDS, "community"}
    for name in (*COMMANDS, "community add", "community list", "community set"):
        shown = plain(*name.split(), "--help").stdout
        assert re.search("[a-z]{3}", shown), name
        assert re.search("[\u4e00-\u9fff]", shown), name
        assert "\u2026" not in shown, name


def test_the_reader_is_answered_in_their_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """A Chinese machine is answered in Chinese, every other in English."""
    assert "up to date" in plain("migrate").stdout
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    assert plain("migrate").stdout == "数据库已是最新。\n"


# -- settings ------------------------------------------------------------------------------------

EVERY = [
    "run",
    "migrate",
    "invite --role admin",
    "community list",
    "community add East",
    "backup b.db",
    "restore b.db",
    "verify",
    "export",
]


@pytest.mark.parametrize("words", [*EVERY, "demo"])
def test_a_wrong_setting_stops_every_command_with_one_line(words: str) -> None:
    """The line names the setting; nothing was begun."""
    assert one_line(plain(*words.split(), port="many")).startswith("WISHLIGHT_PORT must be ")
    assert not Path("data").exists()


@pytest.mark.parametrize("words", [each for each in EVERY if each != "run"])
def test_a_database_that_is_away_is_one_line_without_its_password(words: str) -> None:
    """Nobody listens there: the line says so, and shows no password."""
    address = "postgresql://bot:geheim@127.0.0.1:9/name"
    given = {"secret_key": SECRET, "telegram_token": TOKEN, "database_url": address}
    result = plain(*words.split(), **given)
    assert result.exit_code == 1
    assert "geheim" not in result.output
    assert "Traceback" not in result.output


def test_nothing_but_run_and_invite_needs_a_token(tmp_path: Path) -> None:
    """Before the bot has a token, its database can be made, filled, kept and checked."""
    assert plain("migrate").exit_code == 0
    assert plain("community", "add", "East").exit_code == 0
    for words in ("community list", "backup b.db", "restore b.db", "export", "verify"):
        assert plain(*words.split()).exit_code == 0, words
    assert (tmp_path / "data").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("words", ["verify", "export"])
def test_what_only_reads_makes_no_database(words: str, tmp_path: Path) -> None:
    """Where there is none, it says how to make one."""
    assert "wishlight migrate" in one_line(plain(words))
    assert list(tmp_path.iterdir()) == []


# -- communities and invitations -----------------------------------------------------------------


@pytest.mark.both
def test_a_community_is_founded_once(cli: Cli) -> None:
    """The same name again, also with other spaces, is refused in one line."""
    added = cli("community", "add", "East  Side", "--zone", "Asia/Urumqi")
    assert "wishlight invite --role admin --community 'East Side'" in added.stdout
    assert "East Side" in one_line(cli("community", "add", " East Side"))
    assert cli("community", "list").stdout.startswith(
        "East Side\tAsia/Urumqi\tzh\tcommunity.reminder-hour=10 "
    )


@pytest.mark.both
def test_a_community_s_numbers_are_set(cli: Cli, make: Make) -> None:
    """What is set is in force at once and stands in the history; the rest stays as it was."""
    home = make.community("East")
    numbers = ("--number", "wish.open_wishes=2", "--number", "community.quiet-from=22")
    said = cli("community", "set", "East", *numbers, "--language", "en", "--zone", "Asia/Urumqi")
    assert said.stdout == cli("community", "list").stdout
    assert said.stdout.startswith("East\tAsia/Urumqi\ten\tcommunity.reminder-hour=10 ")
    assert " community.quiet-from=22 " in said.stdout
    assert " wish.open-wishes=2 wish.live-claims=3 " in said.stdout
    assert make.do(settings.of, home, WishSettings).open_wishes == 2
    told = [entry.details for entry in make.do(history.of, home, "community", home)]
    assert told[0] == {"name": "wish.open-wishes", "was": 5, "is": 2}
    assert [each["name"] for each in told] == [
        "wish.open-wishes",
        "community.quiet-from",
        "community.language",
        "community.zone",
    ]
    assert cli("community", "set", "East", "--number", "wish.open-wishes=2").exit_code == 0
    assert len(make.do(history.of, home, "community", home)) == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--number", "wish.open-wishes=51"), "from 1 to 50"),
        (("--number", "wish.open-wishes=many"), "from 1 to 50"),
        (("--number", "wish.open-wishes"), "from 1 to 50"),
        (("--number", "wishes=3"), "wish.live-claims"),
        (("--language", "fr"), "zh, en"),
        (("--zone", "Mars/Base"), "Mars/Base"),
        ((), "--number"),
    ],
)
def test_what_a_community_cannot_be(
    cli: Cli, make: Make, words: tuple[str, ...], said: str
) -> None:
    """One line says what is possible, and nothing is changed, also of what was right."""
    home = make.community("East")
    good = ("--number", "wish.live-claims=9") if words else ()
    assert said in one_line(cli("community", "set", "East", *good, *words))
    assert make.do(settings.of, home, WishSettings).live_claims == 3
    assert make.do(history.of, home, "community", home) == []


@pytest.mark.both
def test_a_new_secret_key(cli: Cli, make: Make) -> None:
    """The operator changes the key, seals all with it, and lets the former one go."""
    make.wish()
    changed = {"secret_key": "another-secret-of-this-house-" * 2}
    said = cli("rotate-keys", **changed, older_secret_keys=SECRET)
    assert "none is left" in said.stdout
    assert "Nothing is left" in cli("rotate-keys", **changed, older_secret_keys=SECRET).stdout
    assert "All fits together" in cli("verify", **changed).stdout


def test_a_new_secret_key_without_the_former(cli: Cli, make: Make) -> None:
    """Nothing is lost: the fields that stay shut are counted, and the one line says what to do."""
    make.wish()
    said = one_line(cli("rotate-keys", secret_key="another-secret-of-this-house-" * 2))
    assert "wish:1:" in said
    assert "WISHLIGHT_OLDER_SECRET_KEYS" in said
    assert "All fits together" in cli("verify").stdout


def test_a_community_needs_a_name_and_a_real_zone(cli: Cli) -> None:
    """What cannot be is refused before anything is made."""
    assert "name" in one_line(cli("community", "add", " "))
    assert "Mars/Base" in one_line(cli("community", "add", "East", "--zone", "Mars/Base"))
    assert "community add" in one_line(cli("community", "list"))


async def invited(cli: Cli, room: Room, base: str, *words: str) -> Result:
    given = {"telegram_token": room.token, "telegram_api_base": base}
    return await asyncio.to_thread(cli, "invite", *words, **given)


async def test_an_invitation_is_a_link_that_works_once(
    cli: Cli, make: Make, room: Room, base: str
) -> None:
    """The printed link gives the role to whoever opens it first."""
    make.home  # noqa: B018
    link = (await invited(cli, room, base, "--role", "worker")).stdout.strip()
    shape = re.fullmatch(r"https://t\.me/wishlight_bot\?start=invite-use_([\w-]{22})", link)
    assert shape
    first, second = make.person(role=None), make.person(role=None)
    make.act(first, invites.use, shape[1])
    with pytest.raises(invites.InviteSpent):
        make.act(second, invites.use, shape[1])
    assert Role.WORKER in make.do(memberships.held, first.id, make.home)


async def test_an_organisation_stands_behind_the_invited(
    cli: Cli, make: Make, room: Room, base: str
) -> None:
    """Named once with its kind, it is the same one the next time; another kind is refused."""
    make.home  # noqa: B018
    words = ("--role", "business", "--organisation", "Corner Shop")
    assert "--kind" in one_line(await invited(cli, room, base, *words))
    link = (await invited(cli, room, base, *words, "--kind", "business")).stdout
    assert (await invited(cli, room, base, *words)).exit_code == 0
    assert "business" in one_line(await invited(cli, room, base, *words, "--kind", "party_branch"))
    owner = make.person(role=None)
    make.act(owner, invites.use, link.strip().partition("=invite-use_")[2])
    (shop,) = make.rows(Organisation)
    assert (shop.name, shop.kind) == ("Corner Shop", "business")
    assert make.do(memberships.organisation_id, make.home, owner.id) == shop.id


async def test_an_invitation_says_which_community_is_missing(
    cli: Cli, make: Make, room: Room, base: str
) -> None:
    """None, several or another one: the line names what there is."""
    assert "community add" in one_line(await invited(cli, room, base, "--role", "admin"))
    make.community("East")
    make.community("West")
    assert "East, West" in one_line(await invited(cli, room, base, "--role", "admin"))
    other = await invited(cli, room, base, "--role", "admin", "--community", "North")
    assert "East, West" in one_line(other)
    named = await invited(cli, room, base, "--role", "admin", "--community", "West")
    assert named.exit_code == 0


async def test_an_invitation_that_cannot_be_printed_is_not_made(
    cli: Cli, make: Make, room: Room, base: str
) -> None:
    """Without a token, with a wrong one, or with the network away: one line, and no invitation."""
    make.home  # noqa: B018
    assert "WISHLIGHT_TELEGRAM_TOKEN" in one_line(await asyncio.to_thread(cli, *ADMIN))
    given = {"telegram_token": TOKEN[:-1] + "x", "telegram_api_base": base}
    assert "WISHLIGHT_TELEGRAM_TOKEN" in one_line(await asyncio.to_thread(cli, *ADMIN, **given))
    given = {"telegram_token": TOKEN, "telegram_api_base": "http://127.0.0.1:9"}
    assert "127.0.0.1:9" in one_line(await asyncio.to_thread(cli, *ADMIN, **given))
    given = {"telegram_token": TOKEN, "telegram_api_base": base, "secret_key": ""}
    assert "WISHLIGHT_SECRET_KEY" in one_line(await asyncio.to_thread(cli, *ADMIN, **given))
    assert make.rows(invites.Invite) == []


# -- keeping -------------------------------------------------------------------------------------


@pytest.mark.parametrize("engine", ["sqlite"])
def test_backup_and_restore(cli: Cli, make: Make) -> None:
    """There and back, in a step each; a backup that is there already is replaced on demand only."""
    make.open_wish()
    make.database.close()
    made = cli("backup", "b.db")
    assert made.exit_code == 0
    assert "WISHLIGHT_SECRET_KEY" in made.stdout
    assert "b.db is there already" in one_line(cli("backup", "b.db"))
    assert cli("backup", "b.db", "--force").exit_code == 0
    back = cli("restore", "b.db")
    assert back.exit_code == 0
    assert ".before-restore-" in back.stdout
    assert "Wishes: 1," in cli("verify").stdout


@pytest.mark.parametrize("engine", ["postgres"])
def test_postgres_keeps_itself(cli: Cli) -> None:
    """It has programmes of its own: the line to use is shown."""
    for words, line in (("backup b.dump", "pg_dump --format=custom"), ("restore b", "pg_restore ")):
        result = cli(*words.split())
        assert result.exit_code == 1
        assert line in result.stderr


def test_the_password_of_postgres_is_not_printed() -> None:
    """The programme that is shown asks for it instead."""
    given = {"database_url": "postgresql://bot:geheim@host:5433/name"}
    result = plain("backup", "b.dump", **given)
    assert result.exit_code == 1
    assert '--dbname="postgresql://bot@host:5433/name"' in result.stderr


@pytest.mark.parametrize("engine", ["sqlite"])
def test_a_restore_under_a_running_bot_is_one_line(cli: Cli, make: Make) -> None:
    """Somebody has the database open: nothing is changed."""
    make.open_wish()
    assert cli("backup", "b.db").exit_code == 0
    assert "in use" in one_line(cli("restore", "b.db"))


@pytest.mark.both
def test_verify_counts_what_is_whole_and_names_what_is_not(cli: Cli, make: Make) -> None:
    """One line when all fits together; else a line for each breach, and a non-zero end."""
    wish = make.claimed_wish()
    whole = cli("verify")
    assert whole.exit_code == 0
    assert whole.stdout == "All fits together. Wishes: 1, claims: 1, people: 3.\n"
    spoil = text("UPDATE wish SET state = 'open', claimed = 0 WHERE id = :id")
    make.database.transact_now(lambda session: session.execute(spoil, {"id": wish.id}) and None)
    broken = cli("verify")
    assert broken.exit_code == 1
    assert broken.stdout.strip()
    assert "fit together" in broken.stderr


# -- export --------------------------------------------------------------------------------------

PRIVATE_WORDS = ("浴室地滑", "3号楼2单元501", "13812345678", "王阿姨", "李明")


def rows_of(result: Result) -> list[dict[str, str]]:
    assert result.exit_code == 0, result.output
    return list(csv.DictReader(io.StringIO(result.stdout)))


def test_an_export_shows_what_the_group_saw(cli: Cli, make: Make) -> None:
    """Public wishes, claimers masked; nothing private, nothing that a worker has not approved."""
    make.wish()
    claimed = make.claimed_wish(title="一盏台灯")
    result = cli("export")
    (row,) = rows_of(result)
    assert (row["code"], row["title"], row["claim_by"]) == (claimed.code, "一盏台灯", "李**")
    assert (row["state"], row["claim_state"]) == ("claimed", "claimed")
    assert not [word for word in PRIVATE_WORDS if word in result.stdout]


@pytest.mark.both
def test_private_fields_are_exported_for_a_recorded_reason(cli: Cli, make: Make) -> None:
    """Without a reason nothing is opened; with one, the history of the community keeps it."""
    make.claimed_wish()
    assert "--reason" in one_line(cli("export", "--private"))
    assert "--reason" in one_line(cli("export", "--private", "--reason", " "))
    result = cli("export", "--private", "--reason", "yearly report")
    assert [word for word in PRIVATE_WORDS if word not in result.stdout] == []
    (entry,) = make.rows(history.Entry, what="exported")
    assert entry.community_id == make.home
    assert entry.details == {"reason": "yearly report", "operator": "command line", "wishes": 1}


def test_an_export_is_of_one_community(cli: Cli, make: Make) -> None:
    """Another community's wishes are never among them."""
    make.open_wish()
    make.community("West")
    assert "West" in one_line(cli("export"))
    assert rows_of(cli("export", "--community", "West")) == []


def test_an_export_as_json_has_a_wish_in_each_line(cli: Cli, make: Make) -> None:
    """Claims stand inside their wish."""
    wish = make.claimed_wish()
    result = cli("export", "--format", "jsonl")
    (line,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert line["code"] == wish.code
    assert [claim["by"] for claim in line["claims"]] == ["李**"]


@pytest.mark.parametrize("title", ["=1+1", "+8613", "-2", "@SUM(A1)", "\uff1d1+1"])
def test_no_cell_is_a_formula(cli: Cli, make: Make, title: str) -> None:
    """A title that a spreadsheet would run is shown instead."""
    make.open_wish(title=title)
    (row,) = rows_of(cli("export"))
    assert row["title"] == f"'{title}"


def test_an_export_into_a_file(cli: Cli, make: Make) -> None:
    """A spreadsheet reads its Chinese, nobody else may read it, and nothing is replaced."""
    make.open_wish()
    assert cli("export", "--out", "w.csv").exit_code == 0
    assert Path("w.csv").read_bytes().startswith(b"\xef\xbb\xbfcode,")
    assert Path("w.csv").stat().st_mode & 0o077 == 0
    assert "w.csv" in one_line(cli("export", "--out", "w.csv"))
    assert "none" in one_line(cli("export", "--out", "none/w.csv"))
