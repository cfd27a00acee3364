"""Somebody asks how something is done: the directory says it, or a worker does."""

from bot.practice.neighbourhood.directory import as_form
from storage.services import entries
from tests.harness.street import Street
from tests.storage.services.test_finding import SERVICES


async def written(street: Street, *titles: str) -> None:
    """Entries that a worker wrote some day before."""
    for sample in SERVICES:
        if sample["title"] in titles:
            new = as_form(street.homes.community, sample)
            await street.do(entries.write, street.id_of(street.chen), new)


async def test_what_the_directory_knows_it_says_at_once(street: Street) -> None:
    """王阿姨 asks in her own words and reads it whole; what was not meant is a tap away, and all of
    it is a list in one message."""
    await written(street, "老年优待证", "高龄津贴申领", "长者食堂与送餐")
    await street.wang.says("/ask 老年证怎么办")
    shown = await street.wang.hears("老年优待证", "社区服务站1号窗口", "身份证、一寸照片", "核对过")
    assert street.wang.buttons(shown)[-1] == "请社工帮我问问"
    if "高龄津贴申领" in street.wang.buttons(shown):
        await street.wang.taps("高龄津贴申领")
        await street.wang.hears("满80岁")
        await street.wang.taps("老年优待证")

    await street.wang.says("老年证怎么办？")
    await street.wang.hears("服务册里有")
    await street.wang.taps("老年优待证")
    await street.wang.hears("身份证、一寸照片")
    await street.wang.says("/cancel")

    await street.wang.says("/services")
    listed = await street.wang.hears("有3件")
    await street.wang.taps(
        "遇到难处" if "遇到难处" in street.wang.buttons(listed) else "老人和照料"
    )
    await street.wang.taps("长者食堂与送餐")
    await street.wang.hears("堂食")
    await street.wang.taps("回到服务册")
    assert (await street.wang.hears("有1件")).id == listed.id


async def test_what_it_does_not_know_a_worker_answers_and_it_learns(street: Street) -> None:
    """王阿姨 asks what stands nowhere; no group reads it; 小陈 answers, and with two taps it is an
    entry that 何叔 finds. His own wording is learnt with two taps, too."""
    await street.wang.says("/ask 暖气片不热找谁")
    first = await street.wang.hears("没找到")
    await street.wang.says("/ask 冰棍哪儿买")
    await street.wang.hears("没找到")
    await street.wang.taps("请社工帮我问问", on=first)
    await street.wang.hears("交给社工了")
    await street.wang.taps("请社工帮我问问", on=first)
    await street.wang.hears("已经在社工那里了")
    await street.office_shows("有位邻居想问一件事")
    assert "暖气" not in street.spoken(street.office)

    await street.chen.taps("看看问的什么", on=street.office)
    await street.chen.hears(street.wang.name, "没找到", "暖气片不热找谁")
    await street.chen.taps("写一句回话")
    await street.chen.hears("暖气片不热找谁", "怎么回")
    await street.chen.says("供热站，先放一放气，再打服务卡上的电话")
    await street.wang.hears("暖气片不热找谁", f"社工{street.chen.name}回您", "先放一放气")
    await street.office_shows(f"{street.chen.name}回过了")
    await street.chen.taps("写成新的一条")
    await street.chen.hears("暖气片不热找谁", "先放一放气", "写进服务册")
    await street.chen.taps("写进服务册")
    await street.chen.hears("写进服务册了")

    await street.he.says("/ask 暖气凉的")
    await street.he.hears("先放一放气")
    await street.he.says("/ask 家里片片冰冰凉")
    await street.he.taps("请社工帮我问问")
    await street.chen.says("/queue")
    await street.chen.hears("何叔看了「暖气片不热找谁」，还想问", "家里片片冰冰凉")
    await street.chen.taps("就是「暖气片不热找谁」")
    await street.he.hears("家里片片冰冰凉", "先放一放气")
    await street.chen.taps("记住这个问法")
    await street.chen.hears("记住了")
    await street.zhou.says("/ask 冰冰凉")
    await street.zhou.hears("先放一放气")


async def test_a_worker_writes_changes_and_retires(street: Street) -> None:
    """An entry in two lines and what is added; changed; looked over after a quarter; taken out."""
    await street.chen.says("/services")
    await street.chen.hears("还没写下什么")
    await street.chen.taps("添一条")
    await street.chen.says("磨刀")
    await street.chen.hears("能办什么")
    await street.chen.says("师傅现场磨菜刀")
    await street.chen.hears("磨刀", "写进服务册")
    await street.chen.taps("补一句，改一改")
    await street.chen.taps("在哪儿")
    await street.chen.says("小广场")
    await street.chen.hears("小广场")
    await street.chen.taps("写进服务册")
    await street.chen.hears("「磨刀」写进服务册了")

    await street.forward(days=93)
    await street.chen.says("/queue")
    await street.chen.hears("没人核对过", "磨刀", "小广场")
    await street.chen.taps("改一改")
    await street.chen.taps("补一句，改一改")
    await street.chen.taps("✓ 在哪儿")
    await street.chen.says("活动室")
    await street.chen.taps("写进服务册")
    await street.chen.hears("改好了")
    await street.wang.says("/ask 磨刀")
    await street.wang.hears("活动室")
    assert "改一改" not in street.wang.buttons()
    await street.chen.says("/services")
    await street.chen.taps("磨刀")
    await street.chen.taps("不办了")
    await street.chen.taps("从服务册里拿掉")
    await street.chen.hears("拿掉了")
    await street.wang.says("/ask 磨刀")
    await street.wang.hears("没找到")


async def test_in_the_group_nobody_has_to_say_what_they_need(street: Street) -> None:
    """What is found is for all to read; to ask a person goes on in private."""
    await written(street, "老年优待证")
    await street.wang.says("/ask 老年证", to=street.group)
    shown = await street.group_shows("老年优待证", "1号窗口")
    link = next(each["url"] for each in shown.buttons if "url" in each)
    await street.wang.opens(link)
    await street.wang.hears("想问什么事")
    await street.wang.says("我家老头子住院能报多少")
    await street.wang.hears("请社工帮您问问")
    assert "老头子" not in street.spoken(street.group)


async def test_nobody_hears_what_is_not_so(street: Street) -> None:
    """When no worker can be reached, it is noted and said so; too many questions are too many; who
    answers second hears that it is answered."""
    for number in range(5):
        await street.wang.says(f"/ask 第{number}件奇怪的事")
        await street.wang.taps("请社工帮我问问")
    await street.wang.says("/ask 第六件奇怪的事")
    assert "5件事还在等" in (await street.wang.taps("请社工帮我问问")).text
    await street.chen.says("/queue")
    await street.chen.taps("写一句回话")
    await street.liu.says("/queue")
    await street.liu.taps("不用回")
    await street.liu.taps("不用回")
    await street.wang.hears("看过了")
    await street.chen.says("来不及了")
    await street.chen.hears("已经有人回过")
