"""One home is written in many ways: they are one address."""

import pytest

from bot.texts import addresses

HOMES = {
    "3号楼2单元501": """
        3号楼2单元501|3栋2单元501室|三号楼二单元五零一|3幢2-501|#3 2-501|3#楼2单元501|3-2-501
        ３号楼２单元５０１室|3 号 楼 2 单 元 501|我住3号楼2单元501|我家在三栋二单元501|3号楼 2—501
        3号2单元501|第3栋2单元501室|03号楼2单元0501|3号楼，2单元，501|3号楼2门501|幸福里3号楼2单元501
        幸福里社区3栋2单元501|3号楼2单元501，门铃坏了|3号楼2单元501（王阿姨）|3#2-501|3座2梯501
        Building 3, unit 2, flat 501|bldg 3 unit 2 501|I live in building 3, unit 2, room 501
        3号楼2单元501。|住3号楼2单元501|王阿姨3号楼2单元501|三号楼2单元五〇一""",
    "3号楼501": "3号楼501室|3栋501|三幢501房|#3楼501|building 3, room 501|3号楼 501|3号501室",
    "12号楼1单元1203": "十二号楼一单元1203|12栋1-1203|12#1单元1203室",
    "A座1203": "A座1203|a栋1203室|Ａ幢1203|Block A, flat 1203",
    "3号楼2单元5楼东户": "3号楼2单元5楼东户|三栋2单元五楼东边|3幢2单元5层东门",
    "阳光小区3号楼501": "阳光小区3号楼501|阳光小区3栋501室",
    "二期3号楼501": "二期3号楼501|二期3栋501",
}
CASES = [
    (said.strip(), home) for home, many in HOMES.items() for line in many.split("\n")
    for said in line.split("|") if said.strip()
]  # fmt: skip


@pytest.mark.parametrize("home", HOMES)
def test_one_home_is_one_address(home: str) -> None:
    """However it is typed, whole, and with the house in front."""
    read = {said: addresses.read(said, ("幸福里",)) for said, of in CASES if of == home}
    assert {said: each.text for said, each in read.items() if each.text != home} == {}
    assert [said for said, each in read.items() if not (each.is_whole and each.building)] == []


@pytest.mark.parametrize(
    ("said", "building", "flat"),
    [
        ("5栋", "5号楼", ""),
        ("住5号楼", "5号楼", ""),
        ("building 5", "5号楼", ""),
        ("3号楼2单元", "3号楼", "2单元"),
        ("501室", "", "501"),
        ("2-501", "", "2单元501"),
        ("村东头老槐树旁边", "", "村东头老槐树旁边"),
        ("3号楼红门那家", "3号楼", "红门那家"),
        ("by the old well", "", "by the old well"),
        ("3楼", "", "3楼"),
        ("", "", ""),
    ],
)
def test_what_is_no_whole_door(said: str, building: str, flat: str) -> None:
    """It is kept as it was said; nobody is taken for living together with others by it."""
    assert addresses.read(said) == (building, flat, False)


def test_nothing_is_refused() -> None:
    """Not a novel either: it is the form that says how long an address may be."""
    for said in ("3号楼" * 2000, "🏠" * 50, "-" * 5000, "501" * 1000):
        assert addresses.read(said).is_whole is False
