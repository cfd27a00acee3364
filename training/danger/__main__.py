"""`python -m training.danger`: make the model anew from the sentences, and say how well it hears
what it has not seen, together with the patterns."""

from storage.community.screening.danger import innocent_out, judged
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
    scores = {each.sentence.text: model.weighed(each.heard, known) for each in held}

    def answer(text: str) -> Answer:
        found = judged(innocent_out(folded(text)), scores[text])
        is_sure = found is not None and found.is_sure
        return Answer(is_sure, found is not None, found.family if found else "")

    print(f"{model.FILE}: {len(data)} bytes, {len(known.weights)} features, {len(texts)} sentences")
    print(measuring.table((each for each in texts if not each.is_short), answer))


if __name__ == "__main__":
    main()
