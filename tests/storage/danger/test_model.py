"""The classifier in the bot: small, quick, and the same wherever a text is cut."""

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.community import screening
from storage.community.screening import reading as screening_reading
from storage.danger import model, reading
from storage.danger.families import SERVICES, Family

LARGEST = 10_000_000  # bytes of the file
SOON = 0.005  # seconds a text
MEMORY = 40_000_000  # bytes

SURE = {
    Family.SUICIDE: "真的不想活了",
    Family.VIOLENCE: "老公又打我了，我怕出事",
    Family.CHILD: "老师摸我下面，不许我说",
    Family.ELDER: "儿媳不给我饭吃，还掐我",
    Family.DOCTOR: "我妈叫不醒了，手脚冰凉",
    Family.FIRE: "厨房煤气味很重，我头晕",
    Family.MISSING: "我爸走丢了，找了一天没找到",
    Family.SWALLOWED: "孙子把纽扣电池吞下去了",
    Family.CRIME: "有人在撬我家的门",
    Family.RESCUE: "楼下有人要跳楼",
}
"""What is said in just these words in every neighbourhood."""
HARMLESS = [
    "跳楼价的苹果，三块一斤",
    "想借个炭火锅",
    "电梯又坏了，气死人",
    "上次晕倒多亏你们，现在好多了",
    "想换个煤气灶",
    "孩子把糖吃完了还要",
    "想找人下棋",
    "打我电话就行",
    "谢谢您",
]


@pytest.mark.parametrize("family", Family)
def test_each_situation_is_heard(family: Family) -> None:
    """What anybody would take for danger is, and for which."""
    found = screening.heard(SURE[family])
    assert found is not None
    assert found.is_sure
    assert found.family is family
    assert SERVICES[family]


def test_what_only_sounds_like_it_is_not() -> None:
    """A bargain, a hot pot, a lift that annoys, and what is long over: nobody is woken."""
    found = {text: screening.heard(text) for text in HARMLESS}
    assert [text for text, each in found.items() if each and each.is_sure] == []


@pytest.mark.parametrize("family", Family)
def test_the_danger_in_the_middle_is_heard(family: Family) -> None:
    """A hundred characters about other things do not hide it."""
    before = "小陈你好，上回借的轮椅我已经还了，擦得干干净净放在门卫那儿，麻烦你跟物业说一声。"
    after = "另外下周的理发活动我们楼有三位老人想报名，名单晚点发给你。"
    found = screening.heard(f"{before}{SURE[family]}。{after}")
    assert found is not None
    assert found.is_sure
    assert found.family is family


@pytest.mark.parametrize("one", ["想", "由", "楼", "啊", "哈哈", "呜"])
def test_the_same_again_and_again_says_no_more(one: str) -> None:
    """A finger that stays on a key calls nobody."""
    found = screening.heard(one * 500)
    assert found is None or not found.is_sure


def test_it_is_small() -> None:
    """The file is small, and so is what it becomes in memory."""
    data = model.FILE.read_bytes()
    assert len(data) < LARGEST
    tracemalloc.start()
    known = model.loaded(data)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert known.weights
    assert size < MEMORY


def test_it_is_quick() -> None:
    """A message as people write it takes a few thousandths of a second."""
    text = "，".join(SURE.values())
    took = []
    for _ in range(5):
        start = time.process_time()
        model.score(text)
        took.append(time.process_time() - start)
    assert min(took) < SOON


def test_memory_does_not_grow() -> None:
    """After a thousand texts that nobody said before it holds no more than after ten."""
    texts = [f"第{number}位邻居想借{number}把椅子" for number in range(1010)]
    for text in texts[:10]:
        screening.heard(text)
    tracemalloc.start()
    for text in texts[10:]:
        screening.heard(text)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size < 500_000


@given(st.text(st.characters() | st.sampled_from("我不想活了，。打他煤气味孩子吞"), max_size=120))
def test_any_text_is_read(text: str) -> None:
    """Whatever is typed has a chance between none and all, and a place inside the text."""
    found = model.score(text)
    assert 0 <= found.chance <= 1
    assert 0 <= found.start <= found.end
    assert reading.tokens(text).line is not None


@given(st.text(st.sampled_from("我不想活了，。a1 "), max_size=200))
def test_windows_leave_nothing_out(text: str) -> None:
    """Each token stands in a window."""
    read = reading.tokens(text)
    size = len(read.line)
    seen = {at for start, end in reading.windows(size, read.begins) for at in range(start, end)}
    assert seen == set(range(size))


FILLER = "小陈你好，上回借的轮椅我已经还了，擦得干干净净放在门卫那儿，麻烦你跟物业说一声。"
CERTAINLY = ("真的不想活了", "孙子把纽扣电池吞下去了", "老公又打我了，我怕出事")


@pytest.mark.parametrize("said", CERTAINLY)
def test_the_longest_text_is_heard_everywhere(said: str) -> None:
    """Wherever it stands in five thousand characters, it is heard, and for sure."""
    around = (FILLER * 130)[: screening_reading.LONGEST - len(said) - 1]
    missed = []
    for part in range(12):
        at = part * len(around) // 11
        found = screening.heard(
            f"{around[:at]}。{said}。{around[at:]}"[: screening_reading.LONGEST]
        )
        if found is None or not found.is_sure:
            missed.append(at)
    assert missed == []


CERTAIN = {
    Family.SUICIDE: ["门窗都封了，炭烧好了", "绳子都准备好了", "我站在楼顶", "药都攒好了"],
    Family.DOCTOR: ["触电了", "中风了嘴歪了", "老伴没气了", "溺水了"],
    Family.RESCUE: ["楼下有人要跳楼", "有人跳楼了", "有人要从楼顶往下跳"],
}


@pytest.mark.parametrize(("family", "text"), [(each, t) for each in CERTAIN for t in CERTAIN[each]])
def test_a_few_words_are_enough(family: Family, text: str) -> None:
    """What leaves no doubt is sure, however short it is."""
    found = screening.heard(text)
    assert found is not None
    assert (found.family, found.is_sure) == (family, True)


def test_what_may_be_bought_for_the_field_is_asked_about() -> None:
    """Bought, and not said for what: a worker asks."""
    found = screening.heard("我买了农药")
    assert found is not None
    assert not found.is_sure
    assert screening.heard("我买了农药给菜地打虫") is None


@pytest.mark.parametrize(
    "text",
    [
        "我家狗死了",
        "孩子吞吞吐吐的",
        "煤气灶打不着火",
        "谁家着火锅底料",
        "煤气罐没气了",
        "轮胎没气了",
        "捆纸箱的绳子都准备好了",
        "我站在楼顶晒被子",
        "电视剧里有人跳楼了",
        "防溺水讲座周三开始",
        "烧烤的炭烧好了，门窗关一下",
    ],
)
def test_what_is_none_is_not_heard(text: str) -> None:
    """A dog that died, a tyre without air, a rope for parcels: not even perhaps."""
    assert screening.heard(text) is None


def test_what_sounds_innocent_hides_nothing() -> None:
    """The dog died, and then: what is said beside it is heard."""
    for text in ("狗死了，我也不想活了", "煤气灶打不着火，煤气味很重", "火锅着火了"):
        found = screening.heard(text)
        assert found is not None
        assert found.is_sure
