"""Greetings and thanks are no part of what is wrong."""

import pytest

from nlp.courtesy import body_span
from nlp.normalise import fold


def body(message: str) -> str:
    text = fold(message).text
    start, end = body_span(text)
    return text[start:end]


@pytest.mark.parametrize(
    ("message", "wanted"),
    [
        ("尊敬的领导您好，路灯坏了，望解决。谢谢！", "路灯坏了"),
        ("书记好，小区没水", "小区没水"),
        ("贺厅长：您好！我父亲病了", "我父亲病了"),
        ("hi，灯坏了", "灯坏了"),
        ("社区你好，楼道堆杂物，请处理", "楼道堆杂物"),
        ("请问低保怎么办", "低保怎么办"),
    ],
)
def test_greetings_and_thanks_are_left_out(message: str, wanted: str) -> None:
    assert body(message) == wanted


@pytest.mark.parametrize(
    "message",
    [
        "好几天没水了",
        "领导不作为",
        "喂猫的人太多",
        "社区好多垃圾",
        "不给解决问题",
        "你好像没有处理",
    ],
)
def test_words_that_only_look_like_greetings_stay(message: str) -> None:
    assert body(message) == message


@pytest.mark.parametrize("message", ["", "你好", "谢谢！", "您好您好在吗", "希望处理", "。。。"])
def test_a_message_of_courtesies_has_no_body(message: str) -> None:
    assert body(message) == ""


def test_a_negation_at_the_edge_is_kept() -> None:
    assert body("没有人管 谢谢") == "没有人管"
