"""Chat and questions are told from reports; in doubt it is a report."""

import time

import pytest

from nlp.intent import intent_of
from nlp.normalise import fold


def intent(message: str) -> str:
    return intent_of(fold(message).text)


@pytest.mark.parametrize(
    "message",
    ["路灯坏了", "没水了", "垃圾", "3号楼", "你好，路灯坏了", "谢谢，路灯坏了", "喂猫的人太多",
     "路灯不亮谁管啊都三天了没人修", "楼上漏水归谁管", "asdfgh", "好几天没水了", "不好走"],
)  # fmt: skip
def test_whatever_may_be_a_report_is_one(message: str) -> None:
    assert intent(message) == "report"


@pytest.mark.parametrize(
    "message",
    ["路灯归谁管", "社保怎么交", "居住证怎么办理需要什么材料", "井盖丢了归哪个部门管",
     "物业电话多少", "who handles street lights?"],
)  # fmt: skip
def test_who_is_responsible_and_how_it_is_done_are_questions(message: str) -> None:
    assert intent(message) == "question"


@pytest.mark.parametrize(
    "message", ["你好", "您好！", "Hi~", "在吗", "领导好", "市长您好", "ｈｅｌｌｏ"]
)
def test_greetings(message: str) -> None:
    assert intent(message) == "greeting"


@pytest.mark.parametrize(
    "message", ["谢谢", "好的谢谢", "thank you!", "非常感谢！！", "修好了，谢谢"]
)
def test_thanks(message: str) -> None:
    assert intent(message) == "thanks"


@pytest.mark.parametrize("message", ["哈哈哈", "你是谁", "嗯", "好的", "今天星期几", "嘿嘿，再见"])
def test_small_talk(message: str) -> None:
    assert intent(message) == "small_talk"


@pytest.mark.parametrize("message", ["1", "123 456", "13800000000", "２"])
def test_bare_numbers(message: str) -> None:
    assert intent(message) == "number"


@pytest.mark.parametrize("message", ["😀", "👍👍", "？？？", "。"])
def test_signs_alone(message: str) -> None:
    assert intent(message) == "emoji"


@pytest.mark.parametrize("message", ["", "  ", "\n", "\u200b"])
def test_nothing(message: str) -> None:
    assert intent(message) == "empty"


def test_a_long_question_is_a_report() -> None:
    assert intent("请问" + "这条路那盏灯" * 10 + "归谁管") == "report"


def test_set_phrases_without_end_are_read_in_no_time() -> None:
    began = time.perf_counter()
    assert intent("好的" * 19 + "灯") == "report"
    assert time.perf_counter() - began < 0.2
