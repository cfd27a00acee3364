"""The `wishlight` command."""

from bot.commands import app


def main() -> None:
    """Run it."""
    app()


if __name__ == "__main__":
    main()
