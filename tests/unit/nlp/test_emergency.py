"""Danger to life is found, and told apart from what is feared, past, denied or planned."""

import pytest

from nlp.emergency import Emergency, find_emergency
from nlp.normalise import fold


def find(message: str) -> Emergency | None:
    return find_emergency(fold(message).text)


@pytest.mark.parametrize(
    ("message", "kind", "call"),
    [
        ("着火了", "fire", "119"),
        ("3号楼起火了，很大的烟", "fire", "119"),
        ("家里着火了怎么办", "fire", "119"),
        ("煤气味很大", "gas", "119"),
        ("闻到燃气味", "gas", "119"),
        ("楼道里有燃气味，怕是漏了", "gas", "119"),
        ("这几天天天闻到煤气味", "gas", "119"),
        ("电线掉下来了带电", "live-wire", "119"),
        ("有人落水", "drowning", "119"),
        ("有人晕倒没呼吸", "medical", "120"),
        ("小区有人持刀", "violence", "110"),
        ("电梯里困了两个人", "trapped", "119"),
        ("房子塌了", "collapse", "119"),
        ("孩子在广场走丢了", "missing", "110"),
        ("不想活了", "self-harm", "12356"),
        ("我想自杀", "self-harm", "12356"),
        ("楼上要跳楼", "life-of-another", "110"),
        ("有个女的站在桥上要跳河", "life-of-another", "110"),
        ("我老公喝农药了", "life-of-another", "110"),
        ("邻居逼得我想跳楼", "self-harm", "12356"),
        ("我儿子说不想活了", "self-harm", "12356"),
        ("再不解决我就跳楼", "self-harm", "12356"),
        ("There is a gas leak", "gas", "119"),
        ("煤氣味很大", "gas", "119"),
    ],
)
def test_danger_that_is_there_is_live(message: str, kind: str, call: str) -> None:
    assert find(message) == Emergency(kind, call, live=True)


@pytest.mark.parametrize(
    "message",
    [
        "去年着过火",
        "以前这里着过火",
        "怕发生火灾",
        "消防通道被占万一着火",
        "电线老化容易起火",
        "楼道堆杂物，一旦发生火灾后果不堪设想",
        "发生火灾消防车进不来",
        "没有着火",
        "社区组织着火逃生演练",
        "去年有人在这里溺水",
        "河边没护栏，容易有人落水",
        "电梯经常困人",
        "昨天电梯困人了",
        "上个月有人被打",
        "去年有人跳楼",
    ],
)
def test_danger_that_is_not_there_is_found_and_not_live(message: str) -> None:
    emergency = find(message)
    assert emergency is not None
    assert not emergency.live


@pytest.mark.parametrize(
    "message",
    [
        "火锅店油烟大",
        "希望加强燃气安全检查",
        "落水管坏了",
        "跳楼价大甩卖",
        "存在火灾隐患",
        "楼道被打扫得很干净",
        "贫困人口补助没发",
        "路灯坏了",
        "",
    ],
)
def test_harmless_words_are_no_danger(message: str) -> None:
    assert find(message) is None


def test_danger_told_at_length_is_not_live_unless_it_is_said_to_be_now() -> None:
    story = "事情的经过是这样的，" * 10
    told, now = find(f"{story}工人晕倒在厂里。"), find(f"{story}现在有人晕倒在厂里。")
    assert told is not None
    assert now is not None
    assert (told.live, now.live) == (False, True)


def test_danger_that_is_there_comes_before_a_worse_one_that_is_feared() -> None:
    emergency = find("怕着火。有人晕倒了")
    assert emergency is not None
    assert emergency.kind == "medical"
