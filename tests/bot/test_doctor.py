"""The doctor looks at everything, says what to do, shows no secret and changes nothing."""

import asyncio
import json
import shutil
from collections import namedtuple
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.operations import settings
from bot.practice import Room
from storage.engine import clock, database
from storage.messaging import dead_letters, outbox
from storage.records import schema
from tests.conftest import SECRET
from tests.harness.command import TOKEN, Cli, one_line, plain
from tests.harness.make import Make

pytestmark = pytest.mark.usefixtures("machine")

PRIVATE_WORDS = ("浴室地滑", "3号楼2单元501", "13812345678", "王阿姨", "李明")
Usage = namedtuple("Usage", "free")
Findings = dict[str, dict[str, str]]


@pytest.fixture
def beside_the_server() -> None:
    """The doctor looks at the time on the server's answers, and the room's has the machine's."""
    clock.come_back()


def doctor(cli: Cli, **env: str) -> tuple[int, Findings]:
    result = cli("doctor", "--json", **env)
    return result.exit_code, {each["check"]: each for each in json.loads(result.stdout)}


async def visited(cli: Cli, room: Room, base: str, **env: str) -> tuple[int, Findings]:
    given = {"telegram_token": room.token, "telegram_api_base": base} | env
    return await asyncio.to_thread(doctor, cli, **given)


def states(findings: Findings) -> dict[str, str]:
    return {check: each["state"] for check, each in findings.items()}


@pytest.mark.both
@pytest.mark.usefixtures("beside_the_server")
async def test_a_house_in_order(
    cli: Cli, make: Make, room: Room, base: str, tmp_path: Path, engine: str
) -> None:
    """Everything is looked at and well; what is well needs no advice."""
    (tmp_path / "data").mkdir()
    make.group()
    make.open_wish()
    code, findings = await visited(cli, room, base)
    order = (
        "settings folder space database pragmas migrations secret_key messages dead_letters "
        "groups workers token webhook clock"
    )
    assert list(findings) == order.split()
    if engine == "postgres":
        assert "fsync" in findings.pop("pragmas")["mend"]  # the tests' own server is hasty
    assert set(states(findings).values()) == {"ok"}
    assert {each["mend"] for each in findings.values()} == {""}
    assert "(3 looked at)" in findings["secret_key"]["says"]
    assert code == 0


async def test_the_doctor_speaks_to_people(
    cli: Cli, make: Make, room: Room, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line each, in their language, with what to do beneath."""
    make.home  # noqa: B018
    given = {"telegram_token": room.token, "telegram_api_base": base}
    shown = (await asyncio.to_thread(cli, "doctor", **given)).stdout
    assert "[ok] Token: the bot is @wishlight_bot." in shown
    assert "[look] Workers: 1 without" in shown
    monkeypatch.setenv("LANG", "zh_CN.UTF-8")
    shown = (await asyncio.to_thread(cli, "doctor", **given)).stdout
    assert "【正常】 机器人：@wishlight_bot。" in shown
    assert "【留意】 社工：" in shown


def test_the_doctor_notices_secrets_that_others_may_read(cli: Cli) -> None:
    """The file of settings holds the key and the token; the line does not."""
    env = Path(".env")
    env.write_text(f"WISHLIGHT_TELEGRAM_TOKEN={TOKEN}\n")
    for mode, is_open in ((0o644, True), (0o640, True), (0o600, False)):
        env.chmod(mode)
        secrets = doctor(cli, telegram_token="")[1].get("secrets")
        assert (secrets is not None) is is_open
        if secrets is not None:
            assert (secrets["state"], "chmod 600" in secrets["mend"]) == ("warning", True)
            assert TOKEN not in str(secrets)


def test_wrong_settings_are_the_only_finding() -> None:
    """What cannot be read is named; nothing else can be looked at."""
    result = plain("doctor", "--json", port="many")
    assert result.exit_code == 1
    (finding,) = json.loads(result.stdout)
    assert (finding["check"], finding["state"]) == ("settings", "wrong")
    assert "WISHLIGHT_PORT" in finding["says"]


def test_the_doctor_makes_nothing(tmp_path: Path) -> None:
    """On a fresh machine it says what is missing, and leaves no folder and no database behind."""
    code, findings = doctor(plain)
    assert states(findings) == {"settings": "wrong", "folder": "warning", "database": "wrong"}
    assert code == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.both
def test_the_doctor_finds_a_database_of_another_version(cli: Cli, make: Make) -> None:
    """Neither older nor newer tables are touched: the line says to migrate or to upgrade."""
    newer = text("UPDATE alembic_version SET version_num = '9999'")
    make.database.transact_now(lambda session: session.execute(newer) and None)
    code, findings = doctor(cli)
    assert findings["migrations"]["state"] == "wrong"
    assert "9999" in findings["migrations"]["says"]
    assert code == 1
    assert "wishlight migrate" in one_line(cli("verify"))


@pytest.mark.both
def test_the_doctor_finds_an_upgrade_that_has_begun(cli: Cli, make: Make) -> None:
    """Tables of the next version: this one works, the doctor goes on looking, verify verifies."""
    following = f"{int(schema.head()) + 1:04}"
    newer = text(f"UPDATE alembic_version SET version_num = '{following}'")
    make.database.transact_now(lambda session: session.execute(newer) and None)
    _, findings = doctor(cli)
    assert findings["migrations"]["state"] == "warning"
    assert following in findings["migrations"]["says"]
    assert "messages" in findings
    assert cli("verify").exit_code == 0


def test_the_doctor_notices_another_secret_key(cli: Cli, make: Make) -> None:
    """What is sealed does not open: wrong, until the former key is named."""
    make.open_wish()
    other = "another-secret-key-that-nobody-knows-of"
    code, findings = doctor(cli, secret_key=other)
    assert findings["secret_key"]["state"] == "wrong"
    assert "does not start with it" in findings["secret_key"]["says"]
    assert code == 1
    _, findings = doctor(cli, secret_key=other, older_secret_keys=SECRET)
    assert findings["secret_key"]["state"] == "ok"


@pytest.mark.both
def test_the_doctor_notices_a_damaged_field(cli: Cli, make: Make) -> None:
    """A sealed text that was moved from another row is no secret key's fault."""
    one, two = make.open_wish(), make.open_wish()
    move = text("UPDATE wish SET story = (SELECT story FROM wish WHERE id = :one) WHERE id = :two")
    about = {"one": one.id, "two": two.id}
    make.database.transact_now(lambda session: session.execute(move, about) and None)
    _, findings = doctor(cli)
    assert findings["secret_key"]["state"] == "wrong"
    assert "damaged private fields: 1;" in findings["secret_key"]["says"]


@pytest.mark.parametrize("engine", ["sqlite"])
def test_the_doctor_notices_unsafe_pragmas(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite that does not wait for the disk would lose what was promised."""
    monkeypatch.setitem(database.PRAGMAS, "synchronous", "normal")
    _, findings = doctor(cli)
    assert findings["pragmas"]["state"] == "wrong"
    assert "synchronous=1" in findings["pragmas"]["says"]


@pytest.mark.both
def test_the_doctor_notices_messages_that_nobody_sends(cli: Cli, make: Make) -> None:
    """Waiting is fine, waiting long is not; what was given up is counted."""
    make.wish()
    _, findings = doctor(cli)
    assert findings["messages"]["state"] == "ok"
    make.do(dead_letters.bury, "telegram", "1", "{}", "K7M3QX", "unreadable")
    for told in make.told()[:1]:
        make.do(outbox.begin, told)
        make.do(outbox.dead, told.id, "refused")
    clock.travel(timedelta(hours=1))
    make.open_wish()
    clock.travel(timedelta(hours=1))
    _, findings = doctor(cli)
    assert findings["messages"]["state"] == "warning"
    assert findings["dead_letters"]["state"] == "warning"
    assert "handled: 1;" in findings["dead_letters"]["says"]
    assert "K7M3QX" in findings["dead_letters"]["mend"]


def test_the_doctor_names_communities_that_lack_somebody(cli: Cli, make: Make) -> None:
    """A group for wishes and somebody who checks them, in every community."""
    _, findings = doctor(cli)
    assert "community add" in findings["groups"]["mend"]
    make.group()
    make.community("West")
    _, findings = doctor(cli)
    assert findings["groups"]["says"].endswith(": West.")
    assert findings["workers"]["says"].endswith(": West.")


def test_the_doctor_notices_a_full_disk(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Little room is a warning, none is wrong."""
    (tmp_path / "data").mkdir()
    for free, state in ((50, "wrong"), (500, "warning"), (5000, "ok")):
        monkeypatch.setattr(shutil, "disk_usage", lambda _, free=free: Usage(free * 1_000_000))
        assert doctor(cli)[1]["space"]["state"] == state


def test_a_data_folder_that_takes_no_files(cli: Cli) -> None:
    """A folder without write permission, here one of the kernel's, is named."""
    _, findings = doctor(cli, data_dir="/proc/self")
    assert findings["folder"]["state"] == "wrong"


async def test_a_token_that_nobody_knows(cli: Cli, room: Room, base: str) -> None:
    """Telegram's no and a network that is away are told apart; the token is never shown."""
    code, findings = await visited(cli, room, base, telegram_token=TOKEN[:-1] + "x")
    assert "BotFather" in findings["token"]["mend"]
    assert code == 1
    _, findings = await visited(cli, room, base, telegram_api_base="http://127.0.0.1:9")
    assert "network" in findings["token"]["mend"]
    assert TOKEN[10:] not in json.dumps(findings)


async def test_a_server_that_never_answers(
    cli: Cli, room: Room, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The doctor waits a little, not for ever."""
    monkeypatch.setattr("bot.operations.doctor.PATIENCE", 0.2)
    room.faults.slow(0.8, "getMe")
    _, findings = await visited(cli, room, base)
    assert findings["token"]["state"] == "wrong"
    assert "TimeoutError" in findings["token"]["says"]


async def test_polling_beside_a_webhook(cli: Cli, room: Room, base: str) -> None:
    """A webhook that is still set keeps polling from hearing anything."""
    await room.execute("setWebhook", {"url": f"{base}/elsewhere/secret-path"})
    _, findings = await visited(cli, room, base)
    assert findings["webhook"]["state"] == "warning"
    assert "secret-path" not in json.dumps(findings)


async def test_the_webhook_is_the_one_we_set(cli: Cli, room: Room, base: str) -> None:
    """Not set yet: a warning. Another's: wrong. Ours: well. Its path is never shown."""
    given = {"mode": "webhook", "public_url": base}
    ours = settings.load(env_file=None, secret_key=SECRET, **given)
    _, findings = await visited(cli, room, base, **given)
    assert findings["webhook"]["state"] == "warning"
    await room.execute("setWebhook", {"url": f"{base}/elsewhere"})
    _, findings = await visited(cli, room, base, **given)
    assert findings["webhook"]["state"] == "wrong"
    await room.execute("setWebhook", {"url": ours.webhook_url})
    _, findings = await visited(cli, room, base, **given)
    assert findings["webhook"]["state"] == "ok"
    assert ours.webhook_path not in json.dumps(findings)


async def test_a_webhook_that_fails(cli: Cli, room: Room, base: str) -> None:
    """The last failure is told while updates wait."""
    given = {"mode": "webhook", "public_url": base}
    ours = settings.load(env_file=None, secret_key=SECRET, **given)
    await room.execute("setWebhook", {"url": ours.webhook_url})
    await room.say(room.add_user("Wang"), "bot", "/start")
    await room.until(lambda: room.webhook.last_error)
    _, findings = await visited(cli, room, base, **given)
    assert findings["webhook"]["state"] == "warning"
    assert "404" in findings["webhook"]["says"]


@pytest.mark.usefixtures("beside_the_server")
async def test_a_clock_that_is_off(
    cli: Cli, room: Room, base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """More than a minute beside the server's time is a warning, also where the bot itself goes by
    the server's."""
    clock.travel(timedelta(seconds=30))
    _, findings = await visited(cli, room, base)
    assert findings["clock"]["state"] == "ok"
    clock.travel(timedelta(seconds=60))
    _, findings = await visited(cli, room, base)
    assert findings["clock"]["state"] == "warning"
    clock.come_back()
    show = clock._machine
    monkeypatch.setattr(clock, "_machine", lambda: show() + timedelta(days=40))
    _, findings = await visited(cli, room, base)
    assert findings["clock"]["state"] == "warning"


async def test_the_doctor_shows_no_secret(cli: Cli, room: Room, base: str, make: Make) -> None:
    """Neither key nor token nor password stands in anything it says, well or not."""
    make.claimed_wish()
    for given in (
        {},
        {"mode": "webhook", "public_url": base},
        {"telegram_api_base": "https://x.y"},
    ):
        _, findings = await visited(cli, room, base, **given)
        said = json.dumps(findings, ensure_ascii=False)
        assert not [word for word in (SECRET, TOKEN, *PRIVATE_WORDS) if word in said]
