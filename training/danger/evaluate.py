"""`python -m training.danger.evaluate FILE [--show]`: how a file of {"text", "family"} lines ("" is
harmless) is heard by the bot, patterns and classifier together."""

import argparse
from pathlib import Path

from storage.community import screening
from training.danger import measuring
from training.danger.measuring import Answer


def answer(text: str) -> Answer:
    """What the bot makes of it."""
    found = screening.heard(text)
    return Answer(bool(found and found.is_sure), found is not None, found.family if found else "")


def main() -> None:
    """Print a line for each family; with --show every sentence that went wrong as well."""
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("file", type=Path)
    wanted.add_argument("--show", action="store_true")
    given = wanted.parse_args()
    texts = measuring.read(given.file)
    print(measuring.table(texts, answer))
    if given.show:
        for line in measuring.wrong(texts, answer):
            print(line)


if __name__ == "__main__":
    main()
