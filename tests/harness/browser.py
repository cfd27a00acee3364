"""A real browser at the practice page of a real `wishlight demo`."""

import asyncio
import contextlib
import os
import re
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator
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
COVERED = """(toast) => {
  const lies = toast.getBoundingClientRect();
  const on = (node) => {
    const rect = node.getBoundingClientRect();
    return rect.bottom > lies.top && rect.top < lies.bottom
        && rect.right > lies.left && rect.left < lies.right;
  };
  const last = document.activeElement;
  const tapped = last?.matches("[data-test=button]") ? [last] : [];
  return [document.getElementById("dock"), ...tapped].filter(on).map((node) => node.outerHTML);
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


@contextlib.asynccontextmanager
async def demo() -> AsyncIterator[tuple[str, list[str]]]:
    """`wishlight demo` in a process of its own, as anybody starts it: its address, and the lines
    that it says before. Ctrl+C ends it."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    programme = Path(sys.executable).with_name("wishlight")
    process = await asyncio.create_subprocess_exec(
        str(programme), "demo", "--port", port, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout
    told: list[str] = []
    try:
        async with asyncio.timeout(60):
            while f":{port}" not in (line := (await process.stdout.readline()).decode()):
                assert line, "the demo ended before it began"
                told.append(line)
        yield f"http://127.0.0.1:{port}/", told
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        async with asyncio.timeout(60):
            assert await process.wait() == INTERRUPTED


@contextlib.asynccontextmanager
async def window(address: str, screen: Screen, profile: Path) -> AsyncIterator["Window"]:
    """A browser that was never here before."""
    async with async_playwright() as playwright:
        context = await playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium(),
            args=FLAGS,
            headless=True,
            viewport={"width": screen.width, "height": screen.height},
            locale="zh-CN",
        )
        context.set_default_timeout(PATIENCE)
        page = context.pages[0]
        problems: list[str] = []
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on(
            "console", lambda said: problems.append(said.text) if said.type == "error" else None
        )
        await page.goto(address)
        try:
            yield Window(page, screen)
        finally:
            await context.close()
        assert not problems, problems


class Window:
    """What a visitor sees and does."""

    def __init__(self, page: Page, screen: Screen) -> None:
        self.page, self.screen, self._shots = page, screen, 0

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
        groups = self.page.locator('[data-test^="chat-"]', has_text=title)
        await (self.at("chat-bot") if title == "点亮" else groups.first).click()
        await expect(self.at("chat-title")).to_have_text(title)

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
        assert not await self.page.evaluate(COVERED, await toast.element_handle())

    async def reads_at(self, height: int = 0) -> object:
        """The first message in sight and where it stands, after scrolling to a height."""
        if height:
            await self.page.evaluate(READ_AT, height)
            await self.at("to-bottom").wait_for()
        return await self.page.evaluate(READ_AT, 0)

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
