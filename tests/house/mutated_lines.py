"""Single lines that could once be changed with every test green, each with the file that notices it
now: `old` becomes `new`, one after the other, and a test of `asked` goes red."""

from typing import NamedTuple


class Line(NamedTuple):
    """A change of one line; `asked`: the file with the test that is meant for it."""

    name: str
    path: str
    old: str
    new: str
    asked: str


ACCOUNTS, WISHES = "storage/community/accounts.py", "storage/wishes/personal_data.py"
DATABASE = "storage/engine/database.py"
FILES = "storage/engine/private_files.py"
FORGETTING = "tests/storage/records/test_personal_data.py"

LINES = (
    Line(
        "the demo is open to the whole network",
        "bot/commands/running.py",
        'practice.serve("127.0.0.1"',
        'practice.serve("0.0.0.0"',
        "tests/bot/test_demo_address.py",
    ),
    Line(
        "SQLite's errors quote what people wrote",
        DATABASE,
        '{"check_same_thread": False}, hide_parameters=True',
        '{"check_same_thread": False}, hide_parameters=False',
        "tests/storage/engine/test_hidden_parameters.py",
    ),
    Line(
        "forgetting leaves the user name",
        ACCOUNTS,
        'each.external_id, each.username = f"forgotten:{secrets.token_hex(8)}", ""',
        'each.external_id = f"forgotten:{secrets.token_hex(8)}"',
        FORGETTING,
    ),
    Line(
        "forgetting leaves the words of danger",
        "storage/wishes/alarm_ends.py",
        'changed(session, theirs.values(words=""))',
        "changed(session, theirs.values(calls=0))",
        FORGETTING,
    ),
    Line(
        "forgetting leaves the title of a wish that never came true",
        WISHES,
        'wish.title = ""',
        "pass",
        FORGETTING,
    ),
    Line(
        "a group of another community is told",
        "bot/speaking/delivery.py",
        "if told.community_id not in (None, group.community_id):",
        "if told.community_id is None and group.community_id is None:",
        "tests/bot/test_delivery.py",
    ),
    Line(
        "the figures of a closed wish move",
        "storage/wishes/quantities.py",
        "MOVING = PUBLIC - {WishState.CONFIRMED}",
        "MOVING = PUBLIC",
        "tests/storage/wishes/test_deliveries.py",
    ),
    Line(
        "a stop ends what is being said",
        "bot/app.py",
        "for task in self._tasks[1:]:",
        "for task in self._tasks:",
        "tests/bot/test_stop_says_to_the_end.py",
    ),
    Line(
        "delivery waits for nobody at a stop",
        "bot/speaking/delivery.py",
        "asyncio.wait(self._saying, timeout=PATIENCE)",
        "asyncio.wait(self._saying, timeout=0)",
        "tests/bot/test_stop_says_to_the_end.py",
    ),
    Line(
        "the secret is compared letter by letter",
        "bot/channels/telegram/webhook.py",
        "not hmac.compare_digest(given, secret.encode())",
        "given != secret.encode()",
        "tests/channels/test_telegram_webhook.py",
    ),
    Line(
        "a backup need not be on the disk",
        FILES,
        "os.fsync(held)",
        "pass",
        "tests/storage/records/test_backup_durable.py",
    ),
)
