"""`python -m training.danger.evaluate FILE`: how a file of {"text", "family"} lines is heard by the
bot, patterns and classifier together; `--show` prints what went wrong."""
import sys
from pathlib import Path

from storage.community import screening
from storage.danger import model
from training.danger import measuring
from training.danger.measuring import Answer

def answer(text: str) -> Answer:
    s = model.score(text)
    pat = screening.is_danger(screening.screen(words=text))
    sure = s.chance >= 0.8 or (pat and s.chance >= 0.2)
    return Answer(sure, sure or pat or s.chance >= 0.5, s.family.value)

if __name__ == "__main__":
    texts = measuring.read(Path(sys.argv[1]))
    print(measuring.table(texts, answer))
