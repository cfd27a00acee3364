"""What a community says again and again."""

from datetime import date

import pytest

from bot.flows.notices import named_days
from bot.flows.notices.from_template import as_answers
from bot.forms import formatted
from bot.texts import words
from storage.engine.database import Database
from storage.engine.errors import NotFound
from storage.kit.spans import Style, Styled
from storage.notices import submission, templates
from storage.notices.notices import Audience, NewNotice, NoticeKind, Wanted, Whom
from storage.notices.templates import Template
from tests.harness.make import Make, at_once

BOLD = (Styled(Style.BOLD, 0, 2),)
ZH, EN = words("zh"), words("en")


def said(make: Make, text: str = "周二停水") -> int:
    """The number of a notice that went out."""
    assert make.wang
    people = Audience(Whom.PEOPLE, people=(make.wang.id,))
    new = NewNotice(
        make.home,
        text,
        NoticeKind.HANDOUT,
        people,
        Wanted.HOUSEHOLD,
        photo="pic",
        looks=BOLD,
        file="file:F",
        file_name="表.xlsx",
    )
    return make.act(make.chen, submission.write, new).key


def kept(make: Make, name: str = "停水") -> Template:
    return make.act(make.chen, templates.keep, said(make), name)


def test_the_form_is_filled_in_as_it_was(make: Make) -> None:
    """Words and how they look, kind, for whom, 「收到」, the picture."""
    assert as_answers(kept(make)) == {
        "what": formatted.with_spans("周二停水", BOLD),
        "kind": "handout",
        "seen": "household",
        "photo": "pic!",
        "file": "file:F|表.xlsx",
        "scope": "people",
        "people": str(make.wang.id),
    }


@pytest.mark.both
def test_a_name_is_given_once(make: Make, replica: Database) -> None:
    """Two keep one under the same name in the same moment, then two rename theirs alike."""
    one, both = said(make), Make(replica)
    done = at_once(
        [
            lambda: make.act(make.chen, templates.keep, one, "停水"),
            lambda: both.act(make.chen, templates.keep, one, "停水"),
        ]
    )
    assert sum(isinstance(each, templates.TemplateNamed) for each in done) == 1
    two = [make.act(make.chen, templates.keep, one, name) for name in ("打疫苗", "领米")]
    done = at_once(
        [
            lambda: make.act(make.chen, templates.rename, two[0].key, "义诊"),
            lambda: both.act(make.chen, templates.rename, two[1].key, "义诊"),
        ]
    )
    assert sum(isinstance(each, templates.TemplateNamed) for each in done) == 1
    names = sorted(each.name for each in make.do(templates.all_of, make.home))
    assert len(names) == 3
    assert names.count("义诊") == 1


@pytest.mark.both
def test_it_is_dropped_once_and_renamed_no_more(make: Make, replica: Database) -> None:
    template, both = kept(make), Make(replica)
    done = at_once(
        [
            lambda: make.act(make.chen, templates.drop, template.key),
            lambda: both.act(make.chen, templates.drop, template.key),
        ]
    )
    assert sum(isinstance(each, NotFound) for each in done) == 1
    with pytest.raises(NotFound):
        make.act(make.chen, templates.rename, template.key, "停电")
    assert make.do(templates.all_of, make.home) == []


def test_no_other_community_has_it(make: Make) -> None:
    template = kept(make)
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, templates.rename, template.key, "停电")
    with pytest.raises(NotFound):
        make.act(make.wang, templates.drop, template.key)


def test_there_are_not_more_than_anybody_finds(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates, "MOST", 1)
    one = kept(make)
    with pytest.raises(templates.TooManyTemplates):
        make.act(make.chen, templates.keep, said(make), "停电")
    assert make.do(templates.all_of, make.home) == [one]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("周二上午9点到下午3点停水，2、4号楼", ["周二", "上午9点", "下午3点"]),
        ("3月5号下周三 14:30在12号楼", ["3月5号", "下周三", "14:30"]),
        ("Water is off on Tuesday, March 5 from 9am", ["Tuesday", "March 5", "9am"]),
        ("请随手关门", []),
    ],
)
def test_what_changes_is_pointed_out(text: str, found: list[str]) -> None:
    assert named_days.changing(text, ZH) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("3月4日停水", ["3月4日"]),
        ("3月5日停水", []),
        ("12月30号停水", ["12月30号"]),
        ("11月2日停水", ["11月2日"]),
        ("8月2日停水", []),
        ("2029年8月2日起，3月9日止", ["2029年8月2日"]),
        ("２月３０日、２月３日", ["2月3日"]),
        ("周一停水，4号楼", []),
        ("Since Mar 4, 2030", ["Mar 4, 2030"]),
    ],
)
def test_a_day_that_has_passed_is_asked_about(text: str, found: list[str]) -> None:
    """On 5 March 2030: of a day without a year the nearest is meant."""
    assert named_days.passed(text, date(2030, 3, 5), EN) == found
