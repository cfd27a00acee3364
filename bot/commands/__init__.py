"""The `wishlight` command: what the operator and the social worker can ask of the program."""

import typer

from bot.commands import health, inviting, keeping, running
from bot.commands.console import Plain, both

app = typer.Typer(
    name="wishlight",
    help=both("cli-about"),
    cls=Plain,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # they print local variables, and those are private
)
running.add_to(app)
health.add_to(app)
inviting.add_to(app)
keeping.add_to(app)
