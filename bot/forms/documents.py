"""An answer that is a file to read or to fill in, as a PDF or a sheet."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.forms.answers import SKIPPED, Option, Wrong
from bot.messages import Heard, Incoming
from bot.texts import Words
from storage.community import screening

NAME_LIMIT = 60  # characters
# what everybody opens and nothing runs in
TYPES = frozenset(["pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "csv", "txt", "wps", "et"])


@dataclass(frozen=True, slots=True)
class Sent:
    """The channel's id of a file, and what it is called."""

    id: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """One file that was sent; an empty one where it was skipped."""

    columns: int = 1

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        is_file = incoming.heard is Heard.OTHER and incoming.text == "document" and incoming.media
        name = screening.clean_name(incoming.file_name, 200)
        if not is_file or incoming.is_forwarded or _type(name) not in TYPES:
            raise Wrong("answer-document-wanted")
        return f"{incoming.media[0]}|{_short(name)}"

    def read(self, raw: str) -> Sent:
        return Sent() if raw == SKIPPED else Sent(*raw.split("|", 1))

    def options(self, words: Words, flow: str, key: str) -> Sequence[Option]:
        return (Option(SKIPPED, words(f"{flow}-{key}-skip")),)


def _type(name: str) -> str:
    return name.rpartition(".")[2].casefold()


def _short(name: str) -> str:
    """With its type, which says how it is opened."""
    end = f".{_type(name)}"
    return name if len(name) <= NAME_LIMIT else f"{name[: NAME_LIMIT - len(end) - 1]}…{end}"
