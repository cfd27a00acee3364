"""An answer: what is wished, in one sentence."""

from dataclasses import dataclass

from bot.flows.wishes import read_wish
from bot.forms.answers import Text, Wrong
from bot.messages import Incoming
from bot.texts import Words
from storage.community import screening


@dataclass(frozen=True, slots=True)
class Sentence(Text):
    """More than a sign, a greeting or a yes, and something that the group may read."""

    def hear(self, incoming: Incoming, so_far: str, words: Words) -> str:
        raw = Text.hear(self, incoming, so_far, words)
        said = self.read(raw)
        if screening.tucked(said) != said and read_wish.is_ruin(said, words):
            raise Wrong("answer-line-private")
        if read_wish.is_beside(said, words):
            raise Wrong("wish-post-what-wanted")
        return raw
