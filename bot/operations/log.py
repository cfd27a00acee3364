"""One log for everything in the process, in which no secret and nobody's number ever stands."""

import json
import logging
import re
import secrets
import sys
import traceback
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, TextIO, cast
from urllib.parse import quote, quote_plus

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from bot.operations.settings import LogFormat, Settings

SECRET = "[secret]"  # noqa: S105  # what stands in a secret's place
NUMBER = "[number]"
CODE_LETTERS = "23456789BCDFGHJKMNPQRSTVWXZ"  # no look-alikes, no vowels that would make words
CODE_LENGTH = 6

# Libraries that would otherwise tell too much: httpx logs addresses with the token in them,
# python-telegram-bot whole messages, SQLAlchemy the values of private fields.
QUIET = {
    "apscheduler": logging.WARNING,
    "httpcore": logging.WARNING,
    "httpx": logging.WARNING,
    "sqlalchemy": logging.WARNING,
    "telegram": logging.INFO,
}
# These bring handlers of their own; taken away, all they say comes through ours.
GUESTS = ("uvicorn", "uvicorn.access", "uvicorn.error", *QUIET)

_TOKEN = re.compile(r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}")
_URL_PASSWORD = re.compile(r"(://[^\s/:@]*):[^\s/@]+@")
# A phone number of the mainland or an identity card's number, also as people space them;
# not the digits behind a decimal point.
_NUMBER = re.compile(
    r"(?<!\d)(?<!\d\.)(?:(?:\+?86[- ]?)?1\d{2}[- ]?\d{4}[- ]?\d{4}|\d{17}[\dXx])(?!\d)"
)

Hide = Callable[[str], str]


def start(settings: Settings, stream: TextIO | None = None) -> None:
    """Send every log line of this process to `stream` (stderr), as the settings want it.

    Run uvicorn with `log_config=None`, or it takes its own loggers back.
    """
    hide = hider(settings.hidden())
    handler = _Handler(stream, hide)
    handler.setFormatter(_formatter(settings.log_format, hide, handler.stream.isatty()))
    level = logging.getLevelNamesMapping()[settings.log_level]
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(level)
    for name in GUESTS:
        _take_in(logging.getLogger(name), max(level, QUIET.get(name, level)))
    structlog.configure(
        processors=[*_common(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,  # tests start the log more than once
    )
    sys.excepthook = _unhandled


def get(name: str) -> structlog.stdlib.BoundLogger:
    """The log of a module: `log.get(__name__).info("wish published", wish=42)`. No private data."""
    return structlog.stdlib.get_logger(name)


def trouble_code() -> str:
    """A short code that a person can read out and the operator finds in the log."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))


def hider(hidden: Iterable[str]) -> Hide:
    """A function that takes `hidden` words, tokens and personal numbers out of a text."""
    forms = {form for word in hidden for form in _forms(word)}
    longest_first = sorted(forms, key=len, reverse=True)
    words = re.compile("|".join(map(re.escape, longest_first)) or r"(?!)")

    def hide(text: str) -> str:
        text = _TOKEN.sub(SECRET, words.sub(SECRET, text))
        return _NUMBER.sub(NUMBER, _URL_PASSWORD.sub(rf"\1:{SECRET}@", text))

    return hide


def _forms(word: str) -> set[str]:
    """`word` in every writing a log line may hold it in: plain, in a URL, in JSON, in a repr."""
    if not word:
        return set()
    quoted = {json.dumps(word)[1:-1], json.dumps(word, ensure_ascii=False)[1:-1], repr(word)[1:-1]}
    return {word, quote(word), quote(word, safe=""), quote_plus(word), *quoted}


class _Handler(logging.StreamHandler[TextIO]):
    """Writes lines; a line that cannot be made is complained of without showing its arguments."""

    def __init__(self, stream: TextIO | None, hide: Hide) -> None:
        super().__init__(stream)
        self._hide = hide

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # logging's name
        trace = self._hide(traceback.format_exc(limit=-2))
        self.stream.write(f"a log line of {record.name} could not be written: {trace}")


class _Formatter(structlog.stdlib.ProcessorFormatter):
    """Hides in the finished text, so that nothing can be added after the hiding."""

    def __init__(self, hide: Hide, processors: list[Processor]) -> None:
        super().__init__(processors=processors, foreign_pre_chain=_common())
        self._hide = hide

    def format(self, record: logging.LogRecord) -> str:
        return self._hide(super().format(record))


def _formatter(form: LogFormat, hide: Hide, colours: bool) -> _Formatter:
    last = _as_json(hide) if form is LogFormat.JSON else _as_text(colours)
    return _Formatter(hide, [structlog.stdlib.ProcessorFormatter.remove_processors_meta, *last])


def _common() -> list[Processor]:
    return [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.add_log_level,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]


def _as_text(colours: bool) -> list[Processor]:
    # the plain traceback: the pretty ones print local variables, and those are private
    plain = structlog.dev.plain_traceback
    return [_one_line, structlog.dev.ConsoleRenderer(colors=colours, exception_formatter=plain)]


def _one_line(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    # what a library repeats of somebody's words must not look like a line of ours; values are
    # quoted by the renderer
    told = str(event.get("event", ""))
    event["event"] = "".join(c if c.isprintable() else repr(c)[1:-1] for c in told)
    return event


def _as_json(hide: Hide) -> list[Processor]:
    def cleaned(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
        return cast(EventDict, _clean(event, hide))

    as_json = structlog.processors.JSONRenderer(ensure_ascii=False)
    return [structlog.processors.format_exc_info, cleaned, as_json]


def _clean(value: Any, hide: Hide) -> Any:
    """`value` without secrets, ready for JSON: a number that must not be seen becomes a text.

    Hiding it in the finished line instead would leave broken JSON.
    """
    if isinstance(value, Mapping):
        return {hide(str(key)): _clean(one, hide) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_clean(one, hide) for one in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int | float):
        shown = repr(value)
        return value if hide(shown) == shown else hide(shown)
    return hide(value if isinstance(value, str) else repr(value))


def _take_in(logger: logging.Logger, level: int) -> None:
    logger.handlers.clear()
    logger.propagate = True
    logger.disabled = False
    logger.setLevel(level)


def _unhandled(
    kind: type[BaseException], fault: BaseException, trace: TracebackType | None
) -> None:
    # Python's own hook would print the trace past us, secrets and all
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, fault, trace)
        return
    logging.getLogger("bot").critical("unhandled", exc_info=(kind, fault, trace))
