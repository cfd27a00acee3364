"""`wishlight demo`, as whoever tries the programme for the first time sees it."""

import asyncio
import signal
import sys

from tests.faults.process import HOUSE
from tests.stories.street import _free_port as free_port


async def test_it_says_how_far_it_is_and_where_the_page_is() -> None:
    """While the neighbourhood lives through its first days, a line tells each of them; then comes
    the page's address. Ctrl+C ends it."""
    port = str(free_port())
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", port),
        cwd=HOUSE,
        stdout=asyncio.subprocess.PIPE,
    )
    assert child.stdout is not None
    lines: list[str] = []
    async with asyncio.timeout(100):
        while not lines or "http" not in lines[-1]:
            line = await child.stdout.readline()
            assert line, lines
            lines.append(line.decode())
        child.send_signal(signal.SIGINT)
        await child.wait()
    begins, *days, address = lines
    assert begins
    assert [day[1] for day in map(str.split, days)] == ["1", "2", "3", "4", "5", "6"]
    assert f"http://127.0.0.1:{port}/" in address
