"""The operator's bell: it rings until it is heard, and says nothing private."""

import httpx
import pytest

from bot.operations.bell import Bells
from bot.operations.settings import BadSetting, load
from storage.engine import clock
from storage.engine.troubles import Troubles
from storage.wishes import alarm_calls, alarms
from tests.harness.make import Make
from tests.harness.operator import Operator

URL = "https://bell.example.org/in?key=a-secret-of-theirs"


async def test_it_rings_until_it_is_heard(make: Make, operator: Operator) -> None:
    """The address answers 500, then is away, then takes it; community, time and that somebody
    needs help, at error in the log too, without her name or a word of hers."""
    answers: list[int] = [500, 0, 200]
    posted: list[bytes] = []

    def takes(request: httpx.Request) -> httpx.Response:
        posted.append(request.content)
        answer = answers.pop(0)
        if not answer:
            raise httpx.ConnectError("nobody there")
        return httpx.Response(answer)

    bells = Bells(make.database, Troubles(), URL, httpx.MockTransport(takes))
    make.act(make.wang, alarms.ring, None, "我不想活了")
    for _ in range(5):
        await bells.ring()
        await bells.ring()  # not twice in a minute
        clock.travel(alarm_calls.BELL_AGAIN)
    assert len(posted) == 3
    said = httpx.Response(200, content=posted[-1]).json()
    assert sorted(said) == ["at", "community", "text"]
    assert said["community"] == "幸福里"
    assert said["at"].endswith("+08:00")
    log = operator.stream.getvalue()
    assert "no worker can be reached" in log
    for private in ("王阿姨", "不想活", "a-secret-of-theirs"):
        assert private not in log + said["text"]


async def test_without_an_address_the_log_is_the_bell(make: Make, operator: Operator) -> None:
    make.act(make.wang, alarms.ring, None, "我不想活了")
    bells = Bells(make.database, Troubles())
    for _ in range(3):
        await bells.ring()
        clock.travel(alarm_calls.BELL_AGAIN)
    assert operator.stream.getvalue().count("no worker can be reached") == 1


@pytest.mark.parametrize("url", ["http://bell.example.org/in", "bell.example.org", "https:///x"])
def test_nobody_on_the_way_reads_it(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(BadSetting, match="WISHLIGHT_ALARM_URL"):
        load(None, alarm_url=url)
    for good in ("http://127.0.0.1:9000/in", URL):
        assert load(None, alarm_url=good).alarm_url.get_secret_value() == good
