"""A fact beside the words of a notice."""

from dataclasses import dataclass

from bot.forms.answers import Text, Wrong
from storage.community import screening
from storage.notices import submission


@dataclass(frozen=True, slots=True)
class Detail(Text):
    """Without what stands in no notice, and without a telephone number: that stands in the words,
    where it is asked about."""

    def read(self, raw: str) -> str:
        text = Text.read(self, raw)
        no = submission.why_not_say(text)
        if no is not None:
            raise Wrong(no.key)
        if screening.phones(text):
            raise Wrong("notice-detail-number")
        return text
