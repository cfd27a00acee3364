"""The service directory of the practice neighbourhood: a dozen invented entries, and a question
that it does not answer."""

import json
from pathlib import Path
from typing import Any

from sqlmodel import Session

from storage.services import entries, questions
from storage.services.entries import NewEntry, ServiceGroup

SAMPLES = Path(__file__).parent / "services.jsonl"
SAME = ("title", "what", "fee", "bring", "who", "promise")  # called alike there and here


def write(session: Session, community_id: int, worker: int) -> None:
    """A worker has written it, some day before."""
    for line in SAMPLES.read_text("utf-8").splitlines():
        entries.write(session, worker, as_form(community_id, json.loads(line)))


def as_form(community_id: int, sample: dict[str, Any]) -> NewEntry:
    """A sample line as a filled-in form."""
    return NewEntry(
        community_id=community_id,
        kind=ServiceGroup(sample["kind"]),
        place=sample["where"],
        hours=sample["when"],
        words="\n".join(sample["keywords"]),
        **{name: sample[name] for name in SAME},
    )


def ask(session: Session, community_id: int, neighbour: int, said: str) -> None:
    """A neighbour asks the workers."""
    row = questions.look_up(session, neighbour, community_id, said)
    questions.send(session, neighbour, row.key)
