"""The environment, read once. Whatever is wrong with it is said in one line that names it."""

import hmac
import importlib.util
import os
import re
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal, Self
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from dotenv import dotenv_values
from pydantic import Field, FilePath, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict
from sqlalchemy.engine import make_url

from bot.operations.addresses import database, is_loopback, is_safe, is_web_address
from bot.operations.secret_keys import HOW_TO_MAKE_ONE, long_enough, strong
from storage.engine import private_files
from storage.engine.vault import Vault

PREFIX = "WISHLIGHT_"
ENV_FILE = Path(".env")
TEST_PREFIX = f"{PREFIX}TEST_"  # the test suite's own variables
OFFICIAL_API = "https://api.telegram.org"
WEBHOOK_PORTS = (443, 80, 88, 8443)  # https://core.telegram.org/bots/api#setwebhook


class BadSetting(Exception):
    """A setting is missing or wrong; the message is one line that names it and how to mend it."""

    def __init__(self, field: str, mend: str) -> None:
        self.variable = variable(field)
        super().__init__(f"{self.variable} {mend}")


class Mode(StrEnum):
    """How Telegram's updates reach us."""

    POLLING = "polling"
    WEBHOOK = "webhook"


class LogFormat(StrEnum):
    """How a log line looks."""

    CONSOLE = "console"
    JSON = "json"


class LogLevel(StrEnum):
    """The least that is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"
    CRITICAL = "CRITICAL"


# What pydantic finds by itself (a wrong type) is said in these words.
MEND = {
    "mode": "must be polling or webhook",
    "port": "must be a whole number from 1 to 65535, such as 8420",
    "log_format": "must be console or json",
    "log_level": "must be DEBUG, INFO, WARNING, ERROR or CRITICAL",
    "font": "must be a font file that is there, such as /usr/share/fonts/NotoSansCJK.ttc",
}


class Settings(BaseSettings):
    """Every setting; each description is the comment in deploy/example.env."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        hide_input_in_errors=True,
    )

    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Seals private fields, signs buttons: 32 random characters; keep a copy.",
    )
    older_secret_keys: Annotated[tuple[SecretStr, ...], NoDecode] = Field(
        (),
        description="Former secret keys, separated by commas: what they sealed can still be read.",
    )
    telegram_token: SecretStr = Field(
        SecretStr(""), description="The bot's token, as BotFather gives it (123456789:AA...)."
    )
    telegram_api_base: str = Field(
        OFFICIAL_API, description="The Bot API server; a full stand-in may be put here."
    )
    mode: Mode = Field(
        Mode.POLLING,
        description="polling (no public address needed) or webhook (faster; replicas).",
    )
    public_url: str = Field(
        "", description="Webhook mode: the https address under which Telegram reaches this bot."
    )
    webhook_secret: SecretStr = Field(
        SecretStr(""),
        description="Webhook mode: how Telegram proves itself; made from the secret key if unset.",
    )
    host: str = Field("127.0.0.1", description="The address to listen on (0.0.0.0 in a container).")
    port: int = Field(8420, ge=1, le=65535, description="The port to listen on.")
    data_dir: Path = Field(
        Path("data"), description="The folder for the SQLite file and the media."
    )
    database_url: str = Field(
        "",
        repr=False,
        description="sqlite:///path or postgresql://user:password@host/name; a file in the data "
        "folder if unset.",
    )
    log_format: LogFormat = Field(LogFormat.CONSOLE, description="console (for eyes) or json.")
    log_level: LogLevel = Field(
        LogLevel.INFO,
        description="The least that is logged: DEBUG, INFO, WARNING, ERROR, CRITICAL.",
    )
    timezone: str = Field(
        "Asia/Shanghai", description="The clock on the wall of a community that names no other."
    )
    font: FilePath | Literal[""] = Field(
        "",
        description="A font file that writes Chinese, for charts and posters; looked for if unset.",
    )

    alarm_url: SecretStr = Field(
        SecretStr(""),
        description="Where to post when somebody is in danger and no worker can be reached.",
    )

    @field_validator("secret_key")
    @classmethod
    def _secret_is_long(cls, value: SecretStr) -> SecretStr:
        return strong(value)

    @field_validator("older_secret_keys", mode="before")
    @classmethod
    def _secrets_by_comma(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        return tuple(part.strip() for part in value.split(",") if part.strip())

    @field_validator("older_secret_keys")
    @classmethod
    def _secrets_are_long(cls, value: tuple[SecretStr, ...]) -> tuple[SecretStr, ...]:
        return tuple(long_enough(one) for one in value)

    @field_validator("telegram_token")
    @classmethod
    def _token_looks_so(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"(\d+:[A-Za-z0-9_-]+)?", value.get_secret_value()):
            raise ValueError("is no bot token: copy the whole 123456789:AA... from BotFather")
        return value

    @field_validator("webhook_secret")
    @classmethod
    def _webhook_secret_fits(cls, value: SecretStr) -> SecretStr:
        if not re.fullmatch(r"([A-Za-z0-9_-]{16,256})?", value.get_secret_value()):
            raise ValueError("may have 16 to 256 of A-Z a-z 0-9 _ - only; unset, it makes itself")
        return value

    @field_validator("telegram_api_base", "public_url")
    @classmethod
    def _address_is_one(cls, value: str) -> str:
        if value and not is_web_address(value):
            raise ValueError("must be an address such as https://bot.example.org, nothing after it")
        return value.rstrip("/")

    @field_validator("telegram_api_base")
    @classmethod
    def _nobody_reads_along(cls, value: str) -> str:
        if value and not is_safe(value):  # the token stands in the address of each call
            raise ValueError("must begin with https:// (http only for 127.0.0.1)")
        return value

    @field_validator("alarm_url")
    @classmethod
    def _bell_is_safe(cls, value: SecretStr) -> SecretStr:
        if value and not is_safe(value.get_secret_value()):
            raise ValueError("must begin with https:// (http only for 127.0.0.1)")
        return value

    @field_validator("host")
    @classmethod
    def _host_is_one(cls, value: str) -> str:
        if not re.fullmatch(r"[A-Za-z0-9.:_-]+", value):
            raise ValueError("must be an address to listen on, such as 127.0.0.1 or 0.0.0.0")
        return value

    @field_validator("data_dir")
    @classmethod
    def _folder_is_whole(cls, value: Path) -> Path:
        # absolute, so that a later change of the working directory moves nothing
        try:
            return value.expanduser().resolve()
        except (OSError, RuntimeError, ValueError):
            raise ValueError("must be a folder, such as /var/lib/wishlight") from None

    @field_validator("database_url")
    @classmethod
    def _database_is_known(cls, value: str) -> str:
        return database(value) if value else value

    @field_validator("log_level", mode="before")
    @classmethod
    def _level_in_capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("timezone")
    @classmethod
    def _zone_exists(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (OSError, ValueError, LookupError):
            raise ValueError("must be a time zone's name, such as Asia/Shanghai") from None
        return value

    @model_validator(mode="after")
    def _fill_in(self) -> Self:
        if not self.database_url:
            _fill(self, "database_url", f"sqlite:///{self.data_dir / 'wishlight.db'}")
        if not self.webhook_secret and self.secret_key:
            _fill(self, "webhook_secret", SecretStr(self._derived("webhook secret")))
        return self

    @property
    def webhook_path(self) -> str:
        """Where Telegram posts to: nobody guesses it, and it is the same in every replica."""
        return f"/telegram/{self._derived('webhook path')[:32]}"

    @property
    def webhook_url(self) -> str:
        """The whole address to give to Telegram."""
        return self.public_url + self.webhook_path

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")

    @property
    def database_shown(self) -> str:
        """The database's address for people: its password is hidden."""
        return make_url(self.database_url).render_as_string(hide_password=True)

    def vault(self) -> Vault:
        """The vault to install. Raises BadSetting without a secret key."""
        older = tuple(one.get_secret_value() for one in self.older_secret_keys)
        return Vault(self._secret(), older)

    def hidden(self) -> tuple[str, ...]:
        """Everything that no log line may show."""
        words = [one.get_secret_value() for one in self._secrets()]
        words.append(str(make_url(self.database_url).password or ""))
        if self.secret_key:
            words.append(self.webhook_path)
        return tuple(word for word in words if word)

    def ready_to_run(self) -> None:
        """Check what only `run` needs. Raises BadSetting for the first thing that is missing."""
        self.complete()
        self.make_data_dir()

    def complete(self) -> None:
        """The same without touching the disk."""
        self._secret()
        self.can_call()
        if self.mode is Mode.WEBHOOK:
            self._webhook_can_work()
        self.can_open_database()

    def can_call(self) -> None:
        """Check that there is a token. Raises BadSetting."""
        if not self.telegram_token:
            raise BadSetting("telegram_token", "is missing: ask @BotFather for it with /newbot")

    def can_open_database(self) -> None:
        """Check that the database's driver is installed. Raises BadSetting."""
        if not self.is_sqlite and importlib.util.find_spec("psycopg") is None:
            raise BadSetting("database_url", "needs psycopg: pip install 'wishlight[postgres]'")

    def _webhook_can_work(self) -> None:
        if not self.public_url:
            raise BadSetting("public_url", "is missing: webhook mode needs https://your.address")
        address = urlsplit(self.public_url)
        if address.scheme != "https" and not is_loopback(address.hostname or ""):
            raise BadSetting("public_url", "must begin with https:// (http only for 127.0.0.1)")
        port = address.port or 443
        if self.telegram_api_base == OFFICIAL_API and port not in WEBHOOK_PORTS:
            raise BadSetting("public_url", "must use port 443, 80, 88 or 8443: Telegram's rule")

    def make_data_dir(self) -> None:
        """The data folder, for this user only. Raises BadSetting where it can't be written."""
        try:
            private_files.folder(self.data_dir)
        except OSError:
            raise BadSetting("data_dir", f"cannot be made: {self.data_dir}") from None
        if not os.access(self.data_dir, os.W_OK | os.X_OK):
            raise BadSetting("data_dir", f"cannot be written by this user: {self.data_dir}")

    def _secrets(self) -> Iterator[SecretStr]:
        yield from (self.telegram_token, self.webhook_secret, self.secret_key, self.alarm_url)
        yield from self.older_secret_keys

    def _secret(self) -> str:
        if not self.secret_key:
            raise BadSetting("secret_key", f"is missing: make one with {HOW_TO_MAKE_ONE}")
        return self.secret_key.get_secret_value()

    def _derived(self, purpose: str) -> str:
        made = hmac.digest(self._secret().encode(), f"wishlight {purpose}".encode(), "sha256")
        return urlsafe_b64encode(made).rstrip(b"=").decode()


def load(env_file: Path | None = ENV_FILE, **given: Any) -> Settings:
    """Read the environment, then `env_file`; `given` fields win over both.

    Raises BadSetting, whose message is one line, for the first thing that is wrong or unknown.
    """
    if unknown := given.keys() - Settings.model_fields.keys():
        raise TypeError(f"no such setting: {', '.join(sorted(unknown))}")
    _refuse_unknown({*os.environ, *_names_in(env_file)})
    try:
        return Settings(_env_file=env_file, **given)  # type: ignore[call-arg]  # known at run time
    except ValidationError as fault:
        # `from None`: pydantic's own words would show what was typed, and that may be a secret
        raise _first(fault) from None


def variable(field: str) -> str:
    """The name of a field in the environment; anything else is its own name."""
    return PREFIX + field.upper() if field in Settings.model_fields else field


def _first(fault: ValidationError) -> BadSetting:
    error = fault.errors(include_url=False, include_input=False)[0]
    field = str(error["loc"][0]) if error["loc"] else "settings"
    if error["type"] == "value_error":
        return BadSetting(field, str(error["ctx"]["error"]))
    return BadSetting(field, MEND.get(field, f"cannot be read: {error['msg'].lower()}"))


def _names_in(env_file: Path | None) -> set[str]:
    if env_file is None:
        return set()
    try:
        return set(dotenv_values(env_file))
    except (OSError, UnicodeDecodeError):
        raise BadSetting(str(env_file), "cannot be read: check its owner and encoding") from None


def _refuse_unknown(names: set[str]) -> None:
    known = {variable(field) for field in Settings.model_fields}
    for name in sorted(name.upper() for name in names):
        if name.startswith(PREFIX) and not name.startswith(TEST_PREFIX) and name not in known:
            raise BadSetting(name, f"is no setting: {_meant(name, known)}")


def _meant(name: str, known: set[str]) -> str:
    word = name.removeprefix(PREFIX)
    words = sorted(one.removeprefix(PREFIX) for one in known)
    near = [one for one in words if f"_{word}" in one or one in word]
    near = get_close_matches(word, words, n=1, cutoff=0.7) or near
    return f"did you mean {PREFIX}{near[0]}?" if near else "see deploy/example.env for them all"


def _fill(settings: Settings, field: str, value: object) -> None:
    object.__setattr__(settings, field, value)  # frozen for everybody else
