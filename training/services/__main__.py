"""Counts the letters and pairs of letters of everyday talk, into storage/services/everyday.txt:
`python -m training.services`."""

from collections import Counter
from pathlib import Path

from storage.services import grams

HOUSE = Path(__file__).parents[2]
TALK = HOUSE / "training" / "danger" / "said"
COUNTED = HOUSE / "storage" / "services" / "everyday.txt"
LEAST = 12  # sentences: what is rarer counts as unheard


def counted() -> str:
    """How many sentences, then each gram with the number of sentences that have it."""
    lines = [
        line.strip()
        for path in sorted(TALK.glob("harmless*.txt"))
        for line in path.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    many = Counter(gram for line in lines for gram in grams.of(line))
    kept = sorted((gram, count) for gram, count in many.items() if count >= LEAST)
    return "".join([f"{len(lines)}\n", *(f"{gram} {count}\n" for gram, count in kept)])


if __name__ == "__main__":
    COUNTED.write_text(counted(), "utf-8")
