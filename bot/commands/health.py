"""The command that says whether all is well."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.console import both, configured, reader
from bot.operations import log
from bot.operations.settings import BadSetting

if TYPE_CHECKING:  # it brings the channel with it, which no other command than `run` needs
    from bot.operations.doctor import Finding

JSON = Annotated[bool, typer.Option("--json", help=both("cli-doctor-json"))]
COLOURS = {"ok": "green", "warning": "yellow", "wrong": "red"}


def add_to(app: typer.Typer) -> None:
    """Put this command into the programme."""
    app.command("doctor", help=both("cli-doctor"))(examine)


def examine(as_json: JSON = False) -> None:
    """Each thing ok, or what to do; a non-zero end when something is wrong."""
    findings, hide = _looked()
    told = [_told(each, hide) for each in findings]
    if as_json:
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for line in told:
            _print(line)
    if any(each.state == "wrong" for each in findings):
        raise typer.Exit(1)


def _looked() -> "tuple[list[Finding], log.Hide]":
    from bot.operations import doctor

    try:
        found = configured()
    except BadSetting as bad:
        return [doctor.unreadable(bad)], log.hider(())
    return doctor.examine(found), log.hider(found.hidden())


def _told(finding: "Finding", hide: log.Hide) -> dict[str, str]:
    """The first line of the words says how it is, the rest what to do."""
    says, _, mend = reader()(finding.key, **finding.shown).partition("\n")
    return {
        "check": finding.check,
        "state": finding.state,
        "says": hide(says),
        "mend": hide(" ".join(mend.split())),
    }


def _print(told: dict[str, str]) -> None:
    say, state = reader(), told["state"]
    labels = {
        "ok": say("doctor-label-ok"),
        "warning": say("doctor-label-warning"),
        "wrong": say("doctor-label-wrong"),
    }
    typer.echo(f"{typer.style(labels[state], fg=COLOURS[state])} {told['says']}")
    if told["mend"]:
        typer.echo(f"    {told['mend']}")
