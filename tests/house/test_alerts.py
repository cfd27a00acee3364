"""The alarms that an operator relies on: rules about figures that there are, each seen firing."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.harness import alerts

HOUSE = Path(__file__).parents[2]
DRIVEN = [HOUSE / "tests" / "bot" / f"test_{name}.py" for name in ("alerts", "waiting_alarm")]
TESTED = alerts.RULES.with_name("alerts_test.yaml")


@pytest.mark.parametrize("name", alerts.rules())
def test_every_rule_says_what_it_means(name: str) -> None:
    assert alerts.rules()[name]["annotations"]["summary"].endswith(".")


@pytest.mark.parametrize("name", alerts.rules())
def test_every_rule_is_seen_firing(name: str) -> None:
    """By a bot that is driven into that trouble, and by Prometheus' own reading of the rule, which
    is silent before."""
    assert any(f'"{name}"' in path.read_text("utf-8") for path in DRIVEN)
    tried = [each for test in yaml.safe_load(TESTED.read_text())["tests"] for each in _of(test)]
    expected = [bool(each.get("exp_alerts")) for each in tried if each["alertname"] == name]
    assert {False, True} == set(expected)


def _of(test: dict[str, list[dict[str, object]]]) -> list[dict[str, object]]:
    return test["alert_rule_test"]


@pytest.mark.parametrize("call", ["check rules alerts.yaml", "test rules alerts_test.yaml"])
def test_prometheus_reads_them_so(call: str) -> None:
    """Without promtool this is skipped here and fails in CI."""
    if not shutil.which("promtool"):
        missing = pytest.fail if os.environ.get("CI", "").lower() == "true" else pytest.skip
        missing("promtool is missing: apt-get install prometheus")
    asked = ["promtool", *call.split()]
    done = subprocess.run(asked, cwd=alerts.RULES.parent, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
