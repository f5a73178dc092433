"""The reader says what a message is about, where it is and what kind of message it is."""

import time

import pytest

from nlp.learner import Lesson
from nlp.place_names import PlaceName
from nlp.responsibility_list import ResponsibilityList, read_list
from nlp.understanding import Reader

LISTED = read_list()
PLACES = (
    PlaceName("estate", "幸福小区", (), "37060200300403"),
    PlaceName("road", "公园路", (), "370602003"),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(LISTED, PLACES)


def test_a_report_is_read_with_its_place(reader: Reader) -> None:
    reading = reader.read("幸福小区3号楼2单元门口的路灯坏了三天了")
    assert reading.intent == "report"
    assert any("灯" in match.name for match in reading.matches[:1])
    assert reading.address is not None
    address = reading.address
    assert (address.estate, address.building, address.entrance) == ("幸福小区", "3", "2")
    assert address.area == "37060200300403"
    assert (reading.emergency, reading.problems, reading.out_of_scope) == (None, (), None)


def test_a_match_names_matter_category_and_office(reader: Reader) -> None:
    best = reader.read("楼道灯坏了").matches[0]
    matter = next(matter for matter in LISTED.matters if matter.id == best.matter)
    names = {category.code: category.name for category in LISTED.categories}
    assert (best.name, best.category, best.office) == (matter.name, matter.category, matter.office)
    assert best.category_name == names[matter.category]
    assert 0.5 < best.confidence <= 1


def test_evidence_is_spelt_as_the_person_wrote_it(reader: Reader) -> None:
    message = "您好，樓道燈壞了"
    evidence = reader.read(message).matches[0].evidence
    assert evidence
    assert all(words in message for words in evidence)
    assert any("燈" in words for words in evidence)


def test_at_most_three_matters_are_named_best_first(reader: Reader) -> None:
    matches = reader.read("小区门口有人乱停车，垃圾也没人收").matches
    sure = [match.confidence for match in matches]
    assert 1 <= len(matches) <= 3
    assert sure == sorted(sure, reverse=True)


@pytest.mark.parametrize(
    "message", ["asdfgh", "今天星期几", "哈哈哈", "随便写点什么", "有问题", "qwertyuiop", ""]
)
def test_what_means_nothing_matches_nothing(reader: Reader, message: str) -> None:
    assert reader.read(message).matches == ()


def test_a_road_named_after_a_park_is_no_park_problem(reader: Reader) -> None:
    matches = reader.read("公园路12号下水道堵了").matches
    assert matches
    assert all("公园" not in words for match in matches for words in match.evidence)


def test_danger_makes_a_report_of_anything(reader: Reader) -> None:
    reading = reader.read("着火了归谁管")
    assert reading.intent == "report"
    assert reading.emergency is not None
    assert reading.emergency.live


def test_two_problems_are_given_with_their_places_in_the_message(reader: Reader) -> None:
    message = "你好，楼道灯坏了，还有垃圾三天没人收"
    problems = reader.read(message).problems
    assert [problem.text for problem in problems] == ["楼道灯坏了", "垃圾三天没人收"]
    assert [message[slice(*problem.span)] for problem in problems] == [
        "楼道灯坏了",
        "垃圾三天没人收",
    ]
    assert problems[0].matches[0].name == "楼道灯不亮"
    words = [words for problem in problems for words in problem.matches[0].evidence]
    assert all(word in message for word in words)


def test_one_problem_is_no_list_of_problems(reader: Reader) -> None:
    assert reader.read("路灯坏了三天了").problems == ()


def test_a_question_is_answered_with_matters(reader: Reader) -> None:
    reading = reader.read("楼道灯归谁管")
    assert reading.intent == "question"
    assert reading.matches


def test_what_others_handle_is_said(reader: Reader) -> None:
    scope = reader.read("不服法院的判决").out_of_scope
    assert scope is not None
    assert scope.call == "12368"


def test_chat_is_not_matched(reader: Reader) -> None:
    reading = reader.read("谢谢")
    assert (reading.intent, reading.matches, reading.address) == ("thanks", (), None)


def test_a_search_gives_as_many_matters_as_asked(reader: Reader) -> None:
    assert 3 < len(reader.search("垃圾没人收", 5)) <= 5
    assert len(reader.search("垃圾没人收", 1)) == 1
    assert reader.search("") == ()


@pytest.mark.parametrize(
    "message",
    ["", "\0", "\ud800" * 9, "灯" * 100_000, "1" * 5000, "\u202e\u200b", "😀" * 500, "%s{}\\" * 99,
     "着火" * 9999, "1、" * 3000, "3号楼" * 3000],
)  # fmt: skip
def test_odd_messages_are_read_quickly(reader: Reader, message: str) -> None:
    began = time.perf_counter()
    assert reader.read(message).text == message
    assert time.perf_counter() - began < 0.5


def test_without_list_and_places_everything_is_unclear() -> None:
    reader = Reader(read_list().__class__((), (), ()))
    reading = reader.read("3号楼路灯坏了")
    assert reading.matches == ()
    assert reading.address is not None
    assert reader.search("路灯") == ()


def test_the_reader_learns_from_confirmed_tickets() -> None:
    words = "黑咕隆咚的老地方没人换灯泡"
    lessons = [Lesson(f"您好，{words}", "02-040", str(person)) for person in range(30)]
    taught, untaught = Reader(LISTED, (), lessons), Reader(LISTED)
    assert untaught.read(words).matches[0].matter != "02-040"
    assert taught.read(words).matches[0].matter == "02-040"
    assert taught.read(words).sure > untaught.read(words).sure == 0


def test_nothing_is_filed_unasked_before_enough_was_learned() -> None:
    assert Reader(LISTED).threshold() is None
    assert Reader(LISTED, (), [Lesson("路灯坏了", "02-001", "a")]).threshold() is None


def test_a_masked_text_says_what_is_wrong_and_nothing_about_anybody(reader: Reader) -> None:
    words = "您好，我叫王小明，电话13800138000，幸福小区3号楼2单元501的路灯坏了，谢谢"
    masked = reader.masked(words)
    assert "路灯坏了" in masked
    assert not any(part in masked for part in ("王小明", "138", "幸福", "501", "您好"))
    assert reader.masked("13800138000") == ""


def test_a_beginner_shares_the_list_and_forgets_the_lessons() -> None:
    words = "黑咕隆咚的老地方没人换灯泡"
    taught = Reader(LISTED, PLACES, [Lesson(words, "02-040", str(p)) for p in range(30)])
    beginner = taught.beginner()
    assert beginner.read(words).matches == Reader(LISTED, PLACES).read(words).matches
    beginner.learn(Lesson(words, "05-001", "a"))
    assert taught.read(words).matches[0].matter == "02-040"


def test_another_list_is_read_with_the_same_places(reader: Reader) -> None:
    shorter = ResponsibilityList(LISTED.categories, LISTED.offices, LISTED.matters[:50])
    relisted = reader.with_list(shorter)
    known = {matter.id for matter in shorter.matters}
    assert all(match.matter in known for match in relisted.search("垃圾没人收"))
    assert relisted.read("幸福小区3号楼路灯坏了").address == (
        reader.read("幸福小区3号楼路灯坏了").address
    )


def test_nothing_is_sure_while_there_is_no_threshold(reader: Reader) -> None:
    assert not reader.read("路灯坏了").is_sure
