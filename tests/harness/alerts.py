"""The rules of deploy/alerts.yaml, held against the figures of this process."""

import operator
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from storage.engine import clock

RULES = Path(__file__).parents[2] / "deploy" / "alerts.yaml"
HOW = {">": operator.gt, "<": operator.lt}
AGE = re.compile(r"time\(\) - \((\w+) > 0 or (\w+)\)")
RISE = re.compile(r"(\w+) - min_over_time\(\1\[\w+\]\)")
RATE = re.compile(r"rate\((\w+)\[(\d+)m\]\)")

Figures = dict[tuple[str, ...], float]


@cache
def rules() -> dict[str, Any]:
    """Each rule by its name."""
    (group,) = yaml.safe_load(RULES.read_text())["groups"]
    return {each["alert"]: each for each in group["rules"]}


def figures_of(rule: Any) -> set[str]:
    """What a rule is about."""
    return set(re.findall(r"(?:wishlight|process)_\w+", rule["expr"]))


def fires(name: str, shown: Figures, before: Figures | None = None) -> set[str]:
    """For which labels a rule holds now, "" where there is none. `before`: the figures as they were
    at the beginning of the minutes that it looks back."""
    found = re.fullmatch(r"(.+) ([<>]) ([\d.]+)", rules()[name]["expr"])
    assert found, name
    what, how, limit = found.groups()
    values = _values(what, shown, before or {})
    return {label for label, value in values.items() if HOW[how](value, float(limit))}


def _values(what: str, shown: Figures, before: Figures) -> dict[str, float]:
    if age := AGE.fullmatch(what):
        (begun,) = _labelled(age[2], shown).values()
        now = clock.now().timestamp()
        return {label: now - (at or begun) for label, at in _labelled(age[1], shown).items()}
    if rate := RATE.fullmatch(what):
        former, span = _labelled(rate[1], before), 60 * int(rate[2])
        now_there = _labelled(rate[1], shown)
        return {label: (n - former.get(label, 0)) / span for label, n in now_there.items()}
    if rise := RISE.fullmatch(what):
        least, now_there = _labelled(rise[1], before), _labelled(rise[1], shown)
        return {label: n - min(n, least.get(label, n)) for label, n in now_there.items()}
    return _labelled(what, shown)


def _labelled(metric: str, shown: Figures) -> dict[str, float]:
    return {"".join(key[1:]): value for key, value in shown.items() if key[0] == metric}
