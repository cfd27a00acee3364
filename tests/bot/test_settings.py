"""What the environment may say, and what is answered when it says it wrongly."""

import os
import traceback
from pathlib import Path

import pytest

from bot.operations import settings
from bot.operations.settings import BadSetting, Mode, Settings

SECRET = "a-secret-key-of-the-neighbourhood-" + "x" * 10
TOKEN = "123456789:" + "A" * 35


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Only what a test sets is set, and no .env of the developer is read."""
    for name in list(os.environ):
        if name.upper().startswith(settings.PREFIX):
            monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)


def whole(**changed: object) -> Settings:
    """Settings that are ready to run, but for what is changed."""
    given: dict[str, object] = {"secret_key": SECRET, "telegram_token": TOKEN}
    return settings.load(**given | changed)


def complaint(**wrong: object) -> str:
    """The one line said about a wrong setting; everything else is right."""
    whole()
    with pytest.raises(BadSetting) as fault:
        whole(**wrong)
    return str(fault.value)


def unready(**wrong: object) -> str:
    """The one line with which a start stops; it would start but for what is wrong."""
    whole().ready_to_run()
    with pytest.raises(BadSetting) as fault:
        whole(**wrong).ready_to_run()
    return str(fault.value)


def test_nothing_set_is_a_usable_default(tmp_path: Path) -> None:
    """Without any variable there is a SQLite file in ./data and the practice page's port."""
    ours = settings.load()
    assert ours.data_dir == tmp_path / "data"
    assert ours.database_url == f"sqlite:///{tmp_path}/data/wishlight.db"
    assert (ours.host, ours.port, ours.mode) == ("127.0.0.1", 8420, Mode.POLLING)
    assert ours.timezone == "Asia/Shanghai"
    assert ours.telegram_api_base == "https://api.telegram.org"


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every variable has the prefix; an empty one counts as unset."""
    monkeypatch.setenv("WISHLIGHT_PORT", "9000")
    monkeypatch.setenv("WISHLIGHT_MODE", "webhook")
    monkeypatch.setenv("WISHLIGHT_LOG_LEVEL", "warning")
    monkeypatch.setenv("WISHLIGHT_TELEGRAM_TOKEN", "")
    monkeypatch.setenv("WISHLIGHT_TEST_POSTGRES", "postgresql://tests")
    ours = settings.load()
    assert (ours.port, ours.mode, ours.log_level) == (9000, Mode.WEBHOOK, "WARNING")
    assert not ours.telegram_token


def test_the_env_file_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    """A .env beside the bot is enough; a variable set by hand goes before it."""
    Path(".env").write_text("WISHLIGHT_PORT=9000\nWISHLIGHT_HOST=0.0.0.0\nOTHER=1\n")
    monkeypatch.setenv("WISHLIGHT_PORT", "9001")
    ours = settings.load()
    assert (ours.port, ours.host) == (9001, "0.0.0.0")
    assert settings.load(port=9002).port == 9002
    assert settings.load(env_file=None).host == "127.0.0.1"


def test_an_unreadable_env_file_is_named() -> None:
    """A .env in another encoding stops the start with its name, not with a trace."""
    Path(".env").write_bytes(b"WISHLIGHT_HOST=\xff\xfe\n")
    with pytest.raises(BadSetting, match=r"^\.env cannot be read"):
        settings.load()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("WISHLIGHT_TOKEN", "did you mean WISHLIGHT_TELEGRAM_TOKEN?"),
        ("WISHLIGHT_TELEGRAM_TOKN", "did you mean WISHLIGHT_TELEGRAM_TOKEN?"),
        ("WISHLIGHT_DATABASE", "did you mean WISHLIGHT_DATABASE_URL?"),
        ("wishlight_prot", "did you mean WISHLIGHT_PORT?"),
        ("WISHLIGHT_XYZZY", "see deploy/example.env"),
    ],
)
@pytest.mark.parametrize("from_file", [False, True])
def test_a_mistyped_name_is_noticed(
    monkeypatch: pytest.MonkeyPatch, typed: str, meant: str, from_file: bool
) -> None:
    """A variable nobody reads is named, with the one that was probably meant."""
    settings.load()
    if from_file:
        Path(".env").write_text(f"{typed}=1\n")
    else:
        monkeypatch.setenv(typed, "1")
    with pytest.raises(BadSetting) as fault:
        settings.load()
    assert str(fault.value).startswith(f"{typed.upper()} is no setting: ")
    assert meant in str(fault.value)


@pytest.mark.parametrize(
    ("field", "value", "how"),
    [
        ("port", "abc", "from 1 to 65535"),
        ("port", "0", "from 1 to 65535"),
        ("port", "65536", "from 1 to 65535"),
        ("mode", "push", "polling or webhook"),
        ("font", "/nowhere/a-font.ttc", "font file that is there"),
        ("log_format", "xml", "console or json"),
        ("log_level", "loud", "DEBUG, INFO"),
        ("host", "http://here", "127.0.0.1"),
        ("timezone", "Mars/Base", "Asia/Shanghai"),
        ("timezone", "../etc/passwd", "Asia/Shanghai"),
        ("secret_key", "x" * 31, "32 characters or more"),
        ("older_secret_keys", f"{SECRET},short", "32 characters or more"),
        ("telegram_token", "AAbbCC", "BotFather"),
        ("telegram_token", f"bot{TOKEN}", "BotFather"),
        ("telegram_token", f"{TOKEN} ", "BotFather"),
        ("webhook_secret", "no spaces between words", "16 to 256 of A-Z"),
        ("webhook_secret", "x" * 257, "16 to 256 of A-Z"),
        ("webhook_secret", "too-short", "16 to 256 of A-Z"),
        ("secret_key", "a" * 64, "too easy to guess"),
        ("secret_key", "password" * 8, "too easy to guess"),
        ("secret_key", "0123456789" * 4, "too easy to guess"),
        ("secret_key", "abcdefghijklmnopqrstuvwxyz0123456789", "too easy to guess"),
        ("telegram_api_base", "http://api.example.org", "must begin with https://"),
        ("telegram_api_base", "api.telegram.org", "https://"),
        ("public_url", "ftp://bot.example.org", "https://"),
        ("public_url", "https://user:pw@bot.example.org", "https://"),
        ("public_url", "https://bot.example.org?x=1", "https://"),
        ("public_url", "https://bot.example.org:port", "https://"),
        ("database_url", "mysql://u:p@host/name", "sqlite:///path/to/file or postgresql://"),
        ("database_url", "nonsense", "sqlite:///path/to/file or postgresql://"),
        ("database_url", "postgresql://u:p@host:port/name", "postgresql://"),
        ("database_url", "postgresql://u:p@host:99999/name", "postgresql://"),
        ("database_url", "postgresql://u:p@host", "must name a database"),
        ("database_url", "postgresql://u@host/name?password=p", "user:password@host"),
        ("database_url", "sqlite://", "must name a database"),
        ("database_url", "sqlite:///:memory:", "must name a database"),
        ("data_dir", "~nobody-here/data", "must be a folder"),
    ],
)
def test_each_fault_is_one_line(field: str, value: str, how: str) -> None:
    """A wrong setting is named in one line that says how to mend it."""
    said = complaint(**{field: value})
    assert said.startswith(settings.variable(field) + " ")
    assert how in said
    assert "\n" not in said
    assert len(said) < 160


@pytest.mark.parametrize(
    "field", ["telegram_token", "secret_key", "webhook_secret", "older_secret_keys", "database_url"]
)
def test_what_was_mistyped_is_not_repeated(field: str) -> None:
    """Even with its trace, a complaint shows no secret that was mistyped."""
    typed = "my" + " secret words"
    with pytest.raises(BadSetting) as fault:
        settings.load(**{field: typed})
    trace = "".join(traceback.format_exception(fault.value)) + str(fault.value.__context__)
    assert typed not in trace


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_postgresql_goes_through_psycopg(scheme: str) -> None:
    """However the address is written, one driver is used."""
    ours = settings.load(database_url=f"{scheme}://u:p%40ss@host:5433/name")
    assert ours.database_url == "postgresql+psycopg://u:p%40ss@host:5433/name"
    assert not ours.is_sqlite
    assert ours.database_shown == "postgresql+psycopg://u:***@host:5433/name"


def test_a_database_in_another_folder(tmp_path: Path) -> None:
    """The data folder decides where the file is, unless an address is given."""
    assert (
        settings.load(data_dir=tmp_path / "x").database_url
        == f"sqlite:///{tmp_path}/x/wishlight.db"
    )
    assert settings.load(database_url="sqlite:///here.db").database_url == "sqlite:///here.db"


def test_the_webhook_makes_its_own_secrets() -> None:
    """Path and secret come from the secret key: equal in every replica, different for every key."""
    one, same, other = whole(), whole(), whole(secret_key=SECRET + "2")
    assert one.webhook_path == same.webhook_path != other.webhook_path
    assert one.webhook_secret == same.webhook_secret != other.webhook_secret
    assert one.webhook_secret.get_secret_value() not in one.webhook_path
    assert whole(webhook_secret="mine-and-nobody-s").webhook_secret.get_secret_value() == (
        "mine-and-nobody-s"
    )


def test_the_webhook_url_is_whole() -> None:
    """A slash at the end of the public address is not doubled."""
    ours = whole(public_url="https://bot.example.org/wishes/")
    assert ours.webhook_url == f"https://bot.example.org/wishes{ours.webhook_path}"


@pytest.mark.parametrize(
    ("changed", "begins"),
    [
        ({"secret_key": ""}, "WISHLIGHT_SECRET_KEY is missing: make one with"),
        ({"telegram_token": ""}, "WISHLIGHT_TELEGRAM_TOKEN is missing: ask @BotFather"),
        ({"mode": "webhook"}, "WISHLIGHT_PUBLIC_URL is missing"),
        ({"mode": "webhook", "public_url": "http://bot.example.org"}, "WISHLIGHT_PUBLIC_URL must"),
        ({"mode": "webhook", "public_url": "https://a.org:9443"}, "WISHLIGHT_PUBLIC_URL must use"),
    ],
)
def test_a_start_that_cannot_work_stops(changed: dict[str, object], begins: str) -> None:
    """What only a running bot needs is checked before it runs."""
    assert unready(**changed).startswith(begins)


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8420", "http://localhost:8420", "http://[::1]:80"]
)
def test_a_webhook_on_this_machine_needs_no_https(url: str) -> None:
    """The practice room posts to a loopback address."""
    whole(mode="webhook", public_url=url, telegram_api_base="http://127.0.0.1:9").ready_to_run()


def test_a_folder_that_cannot_be_made_is_named() -> None:
    """A file in the place of the data folder stops the start."""
    Path("taken").write_text("")
    assert unready(data_dir="taken").startswith("WISHLIGHT_DATA_DIR cannot be made")


def test_the_data_folder_is_private() -> None:
    """Only the bot's own user looks into the folder it makes."""
    ours = whole()
    ours.ready_to_run()
    assert ours.data_dir.stat().st_mode & 0o077 == 0


def test_no_secret_is_shown() -> None:
    """Printing the settings shows none of what must stay hidden."""
    ours = whole(
        older_secret_keys="an-older-key-" + "y" * 30,
        webhook_secret="hook-secret-of-ours",
        database_url="postgresql://u:p%40ssword@host/name",
    )
    shown = repr(ours) + str(ours) + ours.database_shown
    keys = {TOKEN, SECRET, "an-older-key-" + "y" * 30, "hook-secret-of-ours", "p@ssword"}
    assert set(ours.hidden()) == {*keys, ours.webhook_path}
    assert not [secret for secret in (*ours.hidden(), "p%40ssword") if secret in shown]


def test_the_vault_opens_what_older_keys_sealed() -> None:
    """After a change of key, the former one is listed and nothing is lost."""
    sealed = whole().vault().seal("private", "wish:1:story")
    after = whole(secret_key="another-key-of-the-neighbourhood", older_secret_keys=SECRET)
    assert after.vault().open(sealed, "wish:1:story") == "private"
    with pytest.raises(BadSetting, match="SECRET_KEY is missing"):
        settings.load().vault()


def test_settings_do_not_change() -> None:
    """What was read once stays so."""
    with pytest.raises(ValueError, match="frozen"):
        whole().port = 1  # type: ignore[misc]


def test_an_unknown_field_is_a_mistake_of_ours() -> None:
    """Code that gives a setting nobody reads is told at once."""
    with pytest.raises(TypeError, match="prot"):
        settings.load(prot=1)
