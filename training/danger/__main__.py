"""Make the model anew from the sentences, and say how well it hears what it has not seen."""

import pickle
from storage.community.screening.danger import judged
from storage.community.screening.reading import folded
from storage.danger import model
from training.danger import learning, measuring, sentences
from training.danger.measuring import Answer


def main() -> None:
    """Write storage/danger/model.bin."""
    texts = sentences.read()
    data, held = learning.made(texts)
    model.FILE.write_bytes(data)
    known = model.loaded(data)
    print(f"{model.FILE}: {len(data)} bytes, {len(known.weights)} features, {len(texts)} sentences")
    print(known.slope, known.shift, known.sure, known.perhaps)
    scores = {
        each.sentence.text: model.weighed(each.heard, known) for each in held
    }

    def answer(text: str) -> Answer:
        found = judged(folded(text), scores[text])
        return Answer(bool(found and found.is_sure), found is not None, found.family if found else "")

    print(measuring.table((each for each in texts if not each.is_short), answer))
    pickle.dump((texts, scores), open("/tmp/held.pkl", "wb"))


if __name__ == "__main__":
    main()
