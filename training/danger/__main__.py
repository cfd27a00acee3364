"""Make the model anew from the sentences, and say how well it hears what it has not seen."""

from math import exp

from storage.danger import model
from training.danger import learning, measuring, sentences
from training.danger.measuring import Answer


def main() -> None:
    """Write storage/danger/model.bin."""
    texts = sentences.read()
    data, held = learning.made(texts)
    model.FILE.write_bytes(data)
    print(f"{model.FILE}: {len(data)} bytes, {len(texts)} sentences")
    known = model.loaded(data)
    print(known.slope, known.shift, len(known.weights))
    by = {each.sentence.text: each for each in held}

    for t in (0.3, 0.5, 0.7):

        def answer(text: str) -> Answer:
            got = by[text]
            chance = 1 / (1 + exp(-(known.slope * got.evidence + known.shift)))
            return Answer(chance >= 0.8, chance >= t, got.family)

        print(t)
        print(measuring.table(texts, answer))


if __name__ == "__main__":
    main()
