"""Which day a wish's own sentence names, said on Tuesday 5 March 2030 at 10; a wrong one is worse
than none."""

from datetime import date, datetime, timedelta

from bot.texts import sentence_days, words

NOW = datetime(2030, 3, 5, 10)
QUARTER = timedelta(days=90)
NAMED = {
    "家里的灯坏了，想换一盏台灯，光不刺眼的，最好这周六前": date(2030, 3, 9),
    "3月9号之前想要一双拖鞋": date(2030, 3, 9),
    "明天想请人帮我搬床": date(2030, 3, 6),
    "想请人明天来修灯": date(2030, 3, 6),
    "五一前想换窗帘": date(2030, 5, 1),
    "下周三要去医院，想找人陪": date(2030, 3, 13),
    "5号楼的王阿姨想要台灯，20号前": date(2030, 3, 20),
    "后天下午3点前想请人": date(2030, 3, 7),
    "想请人周六前修好了": date(2030, 3, 9),
    "3月9号前想要台灯，也就是周六前": date(2030, 3, 9),
    "想要五斤米，最晚月底前": date(2030, 3, 31),
    "想要一箱牛奶，最好周六": date(2030, 3, 9),
    "need a lamp before March 9": date(2030, 3, 9),
    "a lamp by saturday please": date(2030, 3, 9),
    "someone to carry a sofa downstairs tomorrow": date(2030, 3, 6),
}
NONE = [
    "5号楼前的路灯坏了，想请人看看",
    "想要一双42码的鞋",
    "坐2号线去，住3月路9号",
    "每周三想找人下棋",
    "周一到周五想请人带早饭",
    "明天或后天想请人修灯",
    "明天我妈生日，想要蛋糕",
    "我3月9号过生日，想要蛋糕",
    "上周三灯坏了，想请人修",
    "五一前摔了一跤，想借拐杖",
    "明天去上海，想请人喂猫",
    "周六前不在家，想请人浇花",
    "周六要是有空，想找人下棋",
    "这周六前，最晚周日前，想要台灯",
    "春节前想要福字",
    "the lamp on the 5th floor is broken",
    "a walk with me every saturday",
    "想" * 5000,
]


def test_a_day_that_is_sure() -> None:
    """The day by which something is wanted; what is no day, or not surely that one, is left out."""
    said = {*NAMED, *NONE}
    found = {
        each: sentence_days.within(each, NOW, words("en" if each.isascii() else "zh"), QUARTER)
        for each in said
    }
    assert found == NAMED | dict.fromkeys(NONE)


def test_a_title_says_no_day_twice() -> None:
    """What is shown beside it goes out of the title; a day with an hour stays, and one within
    of a clause."""
    said = {
        "想换一盏台灯，光不刺眼的，最好这周六前": "想换一盏台灯，光不刺眼的",
        "3月9号之前想要一双拖鞋": "想要一双拖鞋",
        "明天想请人帮我搬床": "想请人帮我搬床",
        "3月9号前想要台灯，也就是周六前": "想要台灯",
        "想要一双拖鞋，周六上午10点前": "想要一双拖鞋，周六上午10点前",
        "想请人明天来修灯": "想请人明天来修灯",
        "a lamp by saturday please": "a lamp",
        "a lamp before March 9 at 9 am": "a lamp before March 9 at 9 am",
    }
    bare = {
        each: sentence_days.without(each, words("en" if each.isascii() else "zh")) for each in said
    }
    assert bare == said
