"""The training, a small part of it: the whole is `python -m training.danger`."""

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

from storage.danger import model
from storage.danger.families import LEARNT
from training.danger import learning, measuring, sentences
from training.danger.measuring import Answer
from training.danger.sentences import HARMLESS, Sentence

TEXTS = sentences.read()
ENOUGH, ENOUGH_HARMLESS = 150, 1000


def some(count: int) -> list[Sentence]:
    """So many of each family, and as many harmless ones."""
    return [
        each
        for family in (*LEARNT, HARMLESS)
        for each in islice((text for text in TEXTS if text.family == family), count)
    ]


def test_there_are_enough_of_each() -> None:
    """A family is learnt from many ways of saying it, and what is harmless from many more."""
    told = [each for each in TEXTS if not each.is_short]
    count = {family: sum(each.family == family for each in told) for family in (*LEARNT, HARMLESS)}
    assert {family for family, many in count.items() if many < ENOUGH} == set()
    assert count[HARMLESS] >= ENOUGH_HARMLESS


def test_the_model_is_of_these_sentences() -> None:
    """Whoever mends a sentence trains anew: the model of the bot was made from what stands here."""
    assert model.current().made_of == sentences.fingerprint()


def test_the_same_sentences_give_the_same_model() -> None:
    """Nothing is left to chance: what is in the repository can be made again, byte for byte."""
    first, second = (learning.packed(learning.learn(some(25)), learning.Cuts()) for _ in range(2))
    assert first == second


def test_it_learns() -> None:
    """A model of a few sentences hears those again."""
    texts = some(25)
    known = model.loaded(learning.packed(learning.learn(texts), learning.Cuts()))
    grave = [each for each in texts if each.family]
    right = [model.score(each.text, known).family == each.family for each in grave]
    assert sum(right) > 0.9 * len(right)


def test_what_is_nearly_the_same_is_on_one_side() -> None:
    """Two ways of saying one sentence never test each other."""
    one, two, three = sentences.groups(["我妈叫不醒了快来", "我妈叫不醒了快来啊", "想借把梯子"])
    assert one == two != three


def test_the_sides_are_the_same_in_every_run() -> None:
    """Which sentences stand together, and under which number, is not left to the order of a set."""
    ask = "from training.danger.sentences import *; print(groups(e.text for e in read()))"
    runs = [
        subprocess.run(
            [sys.executable, "-c", ask],
            env=os.environ | {"PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_a_long_text_is_learnt_in_parts() -> None:
    """Between brackets stands what tells of it; what stands beside is harmless."""
    said = sentences._sentence("谢谢上次的米。【我不想活了】。先这样", "suicide", is_short=False)
    assert said.text == "谢谢上次的米。我不想活了。先这样"
    assert said.parts == (("我不想活了", "suicide"), ("谢谢上次的米。", HARMLESS))


def test_the_table_counts_what_was_heard() -> None:
    """Heard and rightly named are counted per family, and what is harmless beside them."""
    texts = [Sentence("a", "fire"), Sentence("b", "fire"), Sentence("c", HARMLESS)]
    answers = {"a": Answer(True, True, "fire"), "b": Answer(False, False, ""), "c": NOTHING}
    lines = measuring.table(texts, answers.__getitem__).splitlines()
    assert next(line.split() for line in lines if line.startswith("fire")) == (
        ["fire", "2", "50%", "50%", "100%", "0", "0"]
    )
    assert lines[-1] == "harmless: 1"


NOTHING = Answer(False, False, "")
