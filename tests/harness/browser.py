"""A real browser at the practice page of a real `wishlight demo`."""

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator, Awaitable
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.async_api import Locator, Page, async_playwright, expect

SHOTS = Path(__file__).parents[2] / "build" / "screenshots"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000  # milliseconds
SOON = 2_000  # before a toast goes by itself
INTERRUPTED = 130  # what a programme returns that Ctrl+C ended
COVERED = """([toast, label]) => {
  const lies = toast.getBoundingClientRect();
  const on = (node) => {
    const rect = node.getBoundingClientRect();
    return rect.bottom > lies.top && rect.top < lies.bottom
        && rect.right > lies.left && rect.left < lies.right;
  };
  const tapped = [...document.querySelectorAll(`[data-test=button][data-label="${label}"]`)].at(-1);
  const both = [document.getElementById("dock"), tapped].filter(Boolean);
  return both.filter(on).map((node) => node.outerHTML);
}"""

READ_AT = """(height) => {
  const box = document.getElementById("scroller");
  if (height) box.scrollTop = height;
  const below = (node) => node.getBoundingClientRect().top - box.getBoundingClientRect().top;
  const cards = [...document.querySelectorAll("#messages [data-message-id]")];
  const first = cards.find((node) => below(node) + node.offsetHeight > 0);
  return [first.dataset.messageId, Math.round(below(first) / 2)];
}"""


TODAY = """async () => {
  const { now, dayOf } = await import("/practice/static/time.js");
  return dayOf(now());
}"""


class Screen(NamedTuple):
    name: str
    width: int
    height: int

    @property
    def is_phone(self) -> bool:
        return self.width < 600


DESKTOP, PHONE = Screen("desktop", 1280, 800), Screen("phone", 390, 844)


def chromium() -> str:
    """Where the browser is; without one a test is skipped here and fails in CI."""
    found = shutil.which("chromium")
    if found is None and os.environ.get("CI", "").lower() == "true":
        pytest.fail("chromium is missing: apt-get install chromium")
    if found is None:
        pytest.skip("chromium is not installed: apt-get install chromium")
    return found


AT_NEWEST = """() => {
  const box = document.getElementById("scroller");
  return box.scrollHeight > box.clientHeight
      && box.scrollHeight - box.scrollTop - box.clientHeight < 2;
}"""

NEW = """() => {
  const all = [...document.getElementById("messages").children];
  const from = all.findIndex((node) => node.matches("[data-test=unread-line]"));
  return from < 0 ? "" : all.slice(from).map((node) => node.textContent).join("\\n");
}"""


@contextlib.asynccontextmanager
async def demo(days: int) -> AsyncIterator[Awaitable[tuple[str, list[str]]]]:
    """`wishlight demo` in a process of its own, as anybody starts it. When it is open: its address,
    and the lines that it says before. Ctrl+C ends it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    programme = Path(sys.executable).with_name("wishlight")
    process = await asyncio.create_subprocess_exec(
        *(str(programme), "demo", "--port", port, "--days", str(days)),
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    lines, told = process.stdout, list[str]()

    async def begun() -> tuple[str, list[str]]:
        async with asyncio.timeout(60):
            while f":{port}" not in (line := (await lines.readline()).decode()):
                assert line, "the demo ended before it began"
                told.append(line)
        return f"http://127.0.0.1:{port}/", told

    try:
        yield asyncio.create_task(begun())
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        async with asyncio.timeout(60):
            assert await process.wait() == INTERRUPTED


@contextlib.asynccontextmanager
async def window(screen: Screen, profile: Path) -> AsyncIterator["Window"]:
    """A browser that was never here before."""
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium(),
            args=FLAGS,
            headless=True,
            viewport={"width": screen.width, "height": screen.height},
            locale="zh-CN",
            reduced_motion="reduce",  # nothing waits for what only moves
        )
        context.set_default_timeout(PATIENCE)
        problems: list[str] = []
        context.on("weberror", lambda error: problems.append(str(error.error)))
        context.on(
            "console", lambda said: problems.append(said.text) if said.type == "error" else None
        )
        try:
            yield Window(context.pages[0], screen)
        finally:
            await context.close()
        assert not problems, problems


class Window:
    """What a visitor sees and does."""

    def __init__(self, page: Page, screen: Screen) -> None:
        self.page, self.screen, self._shots, self._tapped = page, screen, 0, ""

    async def visits(self, address: str = "") -> None:
        """Open the page, or load it anew."""
        await self.page.goto(address or self.page.url)

    async def sits_at(self, screen: Screen) -> None:
        """The same page on a screen of another size."""
        self.screen = screen
        await self.page.set_viewport_size({"width": screen.width, "height": screen.height})

    @contextlib.asynccontextmanager
    async def beside(self) -> AsyncIterator["Window"]:
        """A second page of the same browser."""
        page = await self.page.context.new_page()
        await page.set_viewport_size({"width": self.screen.width, "height": self.screen.height})
        await page.goto(self.page.url)
        yield Window(page, self.screen)
        await page.close()

    def at(self, name: str) -> Locator:
        return self.page.locator(f'[data-test="{name}"]')

    async def becomes(self, name: str) -> None:
        """Be somebody of the cast."""
        await self._leaves_chat()
        await self.page.locator('[data-test^="cast-"]', has_text=name).first.click()
        await expect(self.at("toast")).to_have_count(0, timeout=SOON)

    async def goes_to(self, title: str) -> None:
        """Open a chat by its title; the private one is called 点亮."""
        await self._leaves_chat()
        await self._chat(title).click()
        await expect(self.at("chat-title")).to_have_text(title)
        await expect(self.at("toast")).to_have_count(0, timeout=SOON)

    def _chat(self, title: str) -> Locator:
        groups = self.page.locator('[data-test^="chat-"]', has_text=title)
        return self.at("chat-bot") if title == "点亮" else groups.first

    async def has_news(self, title: str, last: str) -> None:
        """Something unread stands there, and the newest of it has these words."""
        await expect(self._chat(title)).to_contain_text(last, timeout=PATIENCE)
        await expect(self._chat(title).locator('[data-test="unread"]')).to_have_count(1)

    async def has_no_news(self, title: str) -> None:
        await expect(self._chat(title).locator('[data-test="unread"]')).to_have_count(0)

    async def new_to_them(self) -> str:
        """What stands below the line where the new messages of the open chat begin."""
        await self.at("unread-line").wait_for()
        return str(await self.page.evaluate(NEW))

    async def is_at_the_newest(self) -> None:
        """The end of the newest message is in sight, now that all stands where it stays."""
        await self.page.wait_for_function(AT_NEWEST)

    async def _leaves_chat(self) -> None:
        back = self.at("back")
        if self.screen.is_phone and await back.is_visible():
            await back.click()

    async def says(self, text: str) -> None:
        await self.at("composer").fill(text)
        await self.at("composer").press("Escape")
        await self.at("send").click()

    async def taps(self, label: str) -> None:
        """The newest button of this label."""
        await self.page.locator(f'[data-test="button"][data-label="{label}"]').last.click()
        self._tapped = label

    async def sends_sample(self, number: int) -> None:
        await self.at("attach").click()
        await self.at("attach-sample-photo").click()
        await self.at(f"sample-{number}").click()
        await self.at("photo-send").click()

    async def sees(self, *fragments: str) -> None:
        """The newest message with all these words is there, and is looked at."""
        message = self.at("message")
        for each in fragments:
            message = message.filter(has_text=re.compile(re.escape(each)))
        await expect(message.last).to_be_visible(timeout=PATIENCE)
        await message.last.scroll_into_view_if_needed()

    async def count(self, text: str) -> int:
        """How many messages of this chat have these words in them."""
        return await self.at("message").filter(has_text=text).count()

    async def counts(self, number: int, text: str) -> None:
        """There come to be so many."""
        await expect(self.at("message").filter(has_text=text)).to_have_count(
            number, timeout=PATIENCE
        )

    async def hears_toast(self, text: str) -> None:
        """It can be read, and lies neither on the composer nor on what was just tapped."""
        toast = self.at("toast").filter(has_text=text).last
        await expect(toast).to_be_visible(timeout=PATIENCE)
        lies = [await toast.element_handle(), self._tapped]
        assert not await self.page.evaluate(COVERED, lies)

    async def reads_at(self, height: int = 0) -> tuple[str, int]:
        """The first message in sight and where it stands, after scrolling to a height."""
        if height:
            await self.page.evaluate(READ_AT, height)
            await self.at("to-bottom").wait_for()
        card, below = await self.page.evaluate(READ_AT, 0)
        return str(card), int(below)

    async def today(self) -> date:
        """The day on the page's clock: the demo has a clock of its own."""
        return date.fromisoformat(await self.page.evaluate(TODAY))

    async def shot(self, what: str) -> None:
        """Keep a picture of how it looks."""
        self._shots += 1
        SHOTS.mkdir(parents=True, exist_ok=True)
        await self.page.screenshot(
            path=SHOTS / f"{self.screen.name}-{self._shots:02}-{what}.png", animations="disabled"
        )
