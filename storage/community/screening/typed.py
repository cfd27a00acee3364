"""Typed text made fit to keep."""

import re
import unicodedata
from typing import Final

from storage.community.screening.lexicon import DATA
from storage.community.screening.reading import folded_char

_EMOJI: Final = "\u00a9\u00ae\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
_UNSEEN: Final = re.compile(
    f"(?<=[{_EMOJI}\ufe0f])(\u200d)(?=[{_EMOJI}])"  # families, professions: kept
    "|(\U0001f3f4[\U000e0020-\U000e007e]{1,8}\U000e007f)"  # flags of regions: kept
    "|[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0"
    "\ufff0-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e00ff]"
)
_MARK: Final = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff]"
_PILED: Final = re.compile(f"({_MARK}{{2}}){_MARK}+")
_BREAKS: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_BLANKS: Final = re.compile(r"[^\S\n]+")


def clean(text: str) -> str:
    """`text` fit to keep: NFC, nothing unseen (emoji stay whole), no runs of blanks or lines."""
    text = _UNSEEN.sub(lambda kept: kept[1] or kept[2] or "", _BREAKS.sub("\n", text))
    text = _PILED.sub(r"\1", unicodedata.normalize("NFC", text))
    text = re.sub(r" ?\n ?", "\n", _BLANKS.sub(" ", text))
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def clean_name(text: str, limit: int = 40, nameless: str = DATA["nameless"]) -> str:
    """A name on one line, at most `limit` characters; `nameless` if nothing visible is left."""
    name = " ".join(clean(text).split())[:limit].rstrip("\u200d ")
    return name if any(folded_char(char).strip() for char in name) else nameless
