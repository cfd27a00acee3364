"""`wishlight restore` brings nobody back who asked to be forgotten."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from storage.engine import clock, forgotten
from storage.records import personal_data
from tests.harness.command import Cli
from tests.harness.make import Make

pytestmark = [
    pytest.mark.usefixtures("machine"),
    pytest.mark.parametrize("engine", ["sqlite"]),
]
AGAIN = "Forgotten again, as they had asked since the backup: 1."


def backed_up_and_forgotten(cli: Cli, make: Make, data: Path) -> None:
    """王阿姨 asked for it the day after the backup."""
    make.open_wish()
    assert cli("backup", "kept/b.db").exit_code == 0
    forgotten.keep_in(data)
    make.do(personal_data.forget, make.wang.id)
    make.database.close()


def test_whoever_was_forgotten_since_the_backup(cli: Cli, make: Make, tmp_path: Path) -> None:
    """It says how many; once more is the same; and nothing of hers stands in the file."""
    (tmp_path / "kept").mkdir()
    backed_up_and_forgotten(cli, make, tmp_path / "data")
    for _ in range(2):
        back = cli("restore", "kept/b.db")
        assert AGAIN in back.stdout
        clock.travel(timedelta(minutes=1))
    bytes_kept = b"".join(path.read_bytes() for path in tmp_path.glob("wishlight.db*"))
    assert make.chen.address.encode() in bytes_kept
    assert make.wang.address.encode() not in bytes_kept


def test_on_another_machine(cli: Cli, make: Make, tmp_path: Path) -> None:
    """The first machine burned; the list lies beside the backups since the last of them."""
    (tmp_path / "kept").mkdir()
    backed_up_and_forgotten(cli, make, tmp_path / "data")
    assert cli("backup", "kept/later.db").exit_code == 0
    shutil.rmtree(tmp_path / "data")
    assert AGAIN in cli("restore", "kept/b.db").stdout
    assert (tmp_path / "data" / forgotten.NAME).exists()


def test_nobody(cli: Cli, make: Make) -> None:
    make.open_wish()
    make.database.close()
    assert cli("backup", "b.db").exit_code == 0
    assert "Nobody had to be forgotten again" in cli("restore", "b.db").stdout
