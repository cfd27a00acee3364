"""Who may come into the practice room, and with how much."""

import httpx
import pytest
from starlette.types import Message

from bot.practice import Room, User, doors, practice_app, rules
from bot.practice.core import TOKEN


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
async def test_this_machine_is_let_in(page: httpx.AsyncClient, wang: User, host: str) -> None:
    """Under each of its names, with the port that serves the page."""
    port = page.base_url.port
    named = {"host": f"{host}:{port}", "origin": f"http://{host}:{port}"}
    answer = await page.get("/practice/state", headers=named)
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": "localhost.evil.example:80"},
        {"host": ""},
        {"host": "localhost"},
        {"host": "localhost:1"},
        {"host": "localhost:x"},
        {"origin": "http://localhost"},
        {"origin": "http://127.0.0.1:1"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
    ],
)
async def test_a_foreign_page_is_kept_out(
    page: httpx.AsyncClient, wang: User, headers: dict[str, str]
) -> None:
    """A rebound name, another site's script or one of another programme on this machine cannot
    drive the room, see the page, or speak for the bot."""
    for path in ("/practice/state", "/", "/practice/static/app.js", f"/bot{TOKEN}/getMe"):
        assert (await page.get(path, headers=headers)).status_code == 403


@pytest.mark.parametrize("path", ["/", "/practice/state", "/practice/static/none", "/nowhere"])
@pytest.mark.parametrize("host", ["", "evil.example"])
async def test_every_answer_binds_the_browser(
    page: httpx.AsyncClient, wang: User, path: str, host: str
) -> None:
    """Nothing from elsewhere runs in the page, nobody frames it or guesses another type, whether
    it is shown, missing or refused."""
    answer = await page.get(path, headers={"host": host} if host else {})
    policy = answer.headers["content-security-policy"]
    for rule in ("default-src 'self'", "object-src", "base-uri", "frame-ancestors"):
        assert rule in policy
    assert "unsafe" not in policy
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "no-referrer"


@pytest.mark.parametrize("path", ["/practice/photo", "/practice/say", f"/bot{TOKEN}/sendMessage"])
@pytest.mark.parametrize("kind", ["application/json", "multipart/form-data; boundary=x"])
async def test_no_more_is_read_than_anything_is_large(
    room: Room, monkeypatch: pytest.MonkeyPatch, path: str, kind: str
) -> None:
    """Whoever sends without end is stopped on the way, not when the memory is full."""
    monkeypatch.setattr(doors, "BODY_MOST", 100_000)
    monkeypatch.setattr(doors, "FORM_MOST", 100_000)
    asked, said = 0, list[Message]()
    begins = b'--x\r\nContent-Disposition: form-data; name="text"\r\n\r\n'

    async def endless() -> Message:
        nonlocal asked
        asked += 1
        assert asked < 10
        return {"type": "http.request", "body": begins if asked == 1 else b" " * 50_000}

    async def answered(message: Message) -> None:
        said.append(message)

    async def more() -> Message:
        return await endless() | {"more_body": True}

    headers = [(b"host", b"localhost:1"), (b"content-type", kind.encode())]
    about = {"type": "http", "method": "POST", "query_string": b"", "root_path": ""}
    scope = about | {"path": path, "headers": headers, "server": ("localhost", 1)}
    await practice_app(room)(scope, more, answered)
    assert said[0]["status"] in (400, 413)
    assert asked == 3


async def test_an_album_may_be_as_large_as_it_may_be() -> None:
    """Ten pictures of the largest size fit into one form."""
    assert doors.FORM_MOST > 10 * rules.PHOTO_MOST
