"""Every word a person reads: there in both languages, filled in by the code, short enough, warm."""

import ast
import re
from itertools import product
from typing import Any

import pytest

from bot.channels.telegram.setup import COMMAND_TEXT_LIMIT, DESCRIPTION_LIMIT, SHORT_LIMIT
from bot.register.buttons import BUTTONS
from bot.register.forms import FLOWS
from bot.register.notifications import NOTIFICATIONS
from bot.texts import FOLDER, LANGUAGES, words
from storage.wishes import (
    wishes,
)
from tests.house.families import FAMILIES, asked
from tests.house.probing import probe
from tests.house.reading import (
    AT_THE_MACHINE,
    arguments,
    calls,
    for_neighbours,
    handed_on,
    is_text,
    keys,
    literals,
    name_of,
    nodes,
    refusals,
    sentences,
    shape,
)

TOAST_LIMIT = 200
TITLE_LIMIT = 26  # a title this short fits every channel
DASHED = re.compile(r"[a-z]+(-[a-z]+)+")
SPOKEN = {"words", "say", "Wrong", "Stopped", "both", "reader"}  # what is called with a key
SILENT = ("bot/channels", "bot/practice")  # a channel has no words, the practice page its own

# The longest that a sentence may have to show.
LONGEST: dict[str, list[Any]] = {
    "name": ["王" * 40],
    "title": ["愿" * wishes.TITLE_LIMIT],
    "value": ["选" * 60],
    "community": ["区" * 40],
    "state": [str(state) for state in wishes.WishState],
    "code": ["2026-100042"],
    "command": ["neighbours"],
    "count": [0, 2],
    "names": ["、".join(["刘" * 12] * 3)],
    "left": [0, 1, 99],
    "held": ["99 公斤", "99 dozen eggs"],
    "unit": ["公斤", "dozen eggs"],
    "at": ["12月31日 周二 20:00"],
    **{key: [1, 365] for key in ("limit", "most", "before", "early", "late")},
    "least": ["1分钟"],
    "known": ["、".join(["12号楼"] * 12)],
    "gap": [0, 1],
    "beside": ["要和「早上几点起可以说」、「晚上几点起不打扰」对得上；想再宽些，先改那一项。"],
    **{key: ["几天没看先说一声", "Asked whether still needed"] for key in ("earlier", "later")},
    **{key: ["明天（12月31日 周二）"] for key in ("first", "day", "last", "example")},
}

# What never stands in a message: the AVOID words of the trade that mean nothing else, and what an
# office or a machine would say.
STIFF = re.compile(
    "群众|辖区|受助人|救助对象|帮扶|接单员|弱势|(?<!认)领导|干部|管理员|楼管|考核|"
    "免费劳力|施主|恩人|匿名人士|赞助商|上级单位|第三方|联动机制|有关部门|代签|"
    "孤寡|孤老|老弱|瘫子|痴呆|残废|瞎子|聋哑|正常人|自闭症|贫困|低保|特困|"
    "困难群众|孤儿|留守儿童|失独|外来人口|诉求|求助申请|摸排|排查|摸底|审查|"
    "审批|审核|驳回|不予|不符合|上墙|曝光|抢单|包户|结对|验收|销号|违约|"
    "弃单|急难愁盼|台账|督办|推给|移交|施舍|查验|入库|快过期|发票|摊派|救济|"
    "凭证|冒领|剩余物资|通报|举报|小金库|众筹|打款|卖惨|慰问|感恩|大爱|无私|"
    "工分|顶岗|打卡|考勤|接龙|务必|入户|不归我管|踏查|听证|测评|系统|操作|"
    "失败|错误|禁止|无效|非法|请等待|已提交|用户|逾期|资格|请知悉|特此|"
    "收到请回复|敬请|予以|相关规定"
)


OF_THE_MACHINE = {"rotate-keys", "fc-match"}  # commands of ours, or of the system
ELSEWHERE = {"about-name"}  # a bot's name is given to BotFather by hand


# -- both languages ------------------------------------------------------------------------------


def test_files_are_the_same_in_both_languages() -> None:
    """A subject's words are found by guessing; a key that stands twice fails in `sentences`."""
    named = {
        language: {used.file for used in sentences(language).values()} for language in LANGUAGES
    }
    assert named["zh"] == named["en"]
    assert "wishes/wishes.ftl" in named["zh"]


def test_languages_have_the_same_words() -> None:
    assert set(sentences("zh")) ^ set(sentences("en")) == set()


def test_languages_show_the_same() -> None:
    assert not [key for key in sorted(keys()) if arguments(key, "zh") != arguments(key, "en")]


# -- the code and the texts ----------------------------------------------------------------------


def test_keys_written_out_have_words_and_what_they_show() -> None:
    problems = []
    for call in calls(SPOKEN, "bot", but=SILENT):
        for key in literals(call.args[0]) if call.args else []:
            if key not in keys():
                problems.append(f"{call.where} {key}: no words")
            elif not call.is_open and not arguments(key) <= call.given:
                problems.append(f"{call.where} {key}: lacks {arguments(key) - call.given}")
    assert not problems


def test_whatever_looks_like_a_key_is_one() -> None:
    """Helpers pass keys on, so any dashed constant is a key, a flow, a promise or a button."""
    known = keys() | set(FLOWS) | set(NOTIFICATIONS) | set(BUTTONS) | OF_THE_MACHINE
    stray = [
        f"{where} {node.value}"
        for where, node in nodes("bot", but=SILENT)
        if is_text(node) and DASHED.fullmatch(node.value) and node.value not in known
    ]
    assert not stray


def test_keys_put_together_are_written_down() -> None:
    found = {
        shape(node): where
        for where, node in nodes("bot", but=SILENT)
        if isinstance(node, ast.JoinedStr) and re.fullmatch(r"[a-z{}]+(-[a-z{}]+)+", shape(node))
    }
    assert not {form: where for form, where in found.items() if form not in FAMILIES}
    assert set(FAMILIES) <= set(found), "no f-string of the code looks so any more"


@pytest.mark.parametrize("family", FAMILIES)
def test_keys_put_together_have_words(family: str) -> None:
    assert sorted(FAMILIES[family]() - keys()) == []


def test_questions_are_given_what_they_show() -> None:
    last = {"wish-post-sure", "claim-deliver-tucked", "wish-reword-note", "claim-thank-tucked"}
    assert last <= asked(), "the probe did not get far"
    assert not [key for key, given in probe().found.items() if not arguments(key) <= given]


def test_refusals_have_words_and_what_they_show() -> None:
    problems = [key for key in refusals() if key not in keys()]
    for key, kind in refusals().items():
        needed = arguments(key) if key in keys() else set()
        for call in calls({kind.__name__}, "bot", "storage"):
            if not call.is_open and not needed <= call.given:
                problems.append(f"{call.where} {key}: lacks {needed - call.given}")
        bare = handed_on("bot", "storage").get(kind.__name__, []) if needed else []
        problems += [f"{where} {key}: lacks {needed}" for where in bare]
    assert not problems


def test_no_words_are_left_over() -> None:
    said = {node.value for _, node in nodes("bot", but=SILENT) if is_text(node)}
    said |= {key for family in FAMILIES.values() for key in family()}
    left_over = sorted(keys() - said - set(refusals()) - ELSEWHERE)
    assert not left_over


# -- how they read -------------------------------------------------------------------------------


def toasts() -> set[str]:
    """What can stand in the short answer to a tap: said there, refused there, found wrong there."""
    found = set(refusals()) | {"sorry"}
    for call in calls({"Toast", "Wrong"}, "bot", but=SILENT):
        found |= {node.value for arg in call.args for node in ast.walk(arg) if is_text(node)}
    return {
        key for key in found & keys() if for_neighbours(key) and "shorter" not in arguments(key)
    }


def filled(key: str, language: str) -> list[str]:
    """A sentence with the longest it may have to show, once per state it may tell of."""
    shown = sorted(arguments(key))
    choices = product(*(LONGEST[name] for name in shown))
    return [words(language)(key, **dict(zip(shown, one, strict=True))) for one in choices]


@pytest.mark.parametrize("language", LANGUAGES)
def test_toasts_are_short(language: str) -> None:
    assert len(toasts()) > 40
    long = {key: max(map(len, filled(key, language))) for key in toasts()}
    assert not {key: length for key, length in long.items() if length > TOAST_LIMIT}


def titles() -> set[str]:
    """Keys of what stands in the title of a message; two cards have a helper for it."""
    found = {"card-wish-heading", "claim-title"}
    for _, node in nodes("bot", but=SILENT):
        if isinstance(node, ast.Call) and name_of(node.func) == "Message":
            given = [each.value for each in node.keywords if each.arg == "title"]
            found |= {one.value for title in given for one in ast.walk(title) if is_text(one)}
    return found & keys()


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_short(language: str) -> None:
    kinds = [words(language)(key) for key in FAMILIES["category-{}"]()]
    # a wish's own title is as long as it is: a channel cuts it
    shown = {"code": "2026-0042", "kind": max(kinds, key=len), "title": "x"}
    usual = {"count": 99, "length": 3000}
    long = {key for key in titles() if len(words(language)(key, **usual | shown)) > TITLE_LIMIT}
    assert len(titles()) > 10
    assert not long


@pytest.mark.parametrize("language", LANGUAGES)
def test_menus_and_descriptions_fit(language: str) -> None:
    say = words(language)
    assert len(say("about-short")) <= SHORT_LIMIT
    assert len(say("about-long")) <= DESCRIPTION_LIMIT
    assert len(say("about-name")) <= 64
    menu = [say(key) for key in FAMILIES["command-{}"]()]
    assert all(len(line) <= COMMAND_TEXT_LIMIT // 4 for line in menu)


def test_no_stiff_word_stands_in_a_message() -> None:
    """Rather find the warm word than take one off this list."""
    lines = [
        f"{path.name}: {line}"
        for path in sorted((FOLDER / "zh").rglob("*.ftl"))
        if path != FOLDER / "zh" / AT_THE_MACHINE
        for line in path.read_text("utf-8").splitlines()
        if STIFF.search(line)
    ]
    assert not lines


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_is_shouted_at(language: str) -> None:
    text = "".join(path.read_text("utf-8") for path in (FOLDER / language).rglob("*.ftl"))
    assert not set(text) & set("!！")
    assert "你" not in text, "您, always"


def test_english_is_english() -> None:
    """Chinese stands in the English texts only where a language or a name is given in its own."""
    own = {"about-name", "command-language", "language-question"}
    for key in keys() - own:
        assert not re.search("[\u3400-\u9fff]", " ".join(filled_plain(key))), key


def filled_plain(key: str) -> list[str]:
    shown = sorted(arguments(key))
    states = [str(state) for state in wishes.WishState]
    choices = product(*(states if name == "state" else [2] for name in shown))
    return [words("en")(key, **dict(zip(shown, one, strict=True))) for one in choices]
