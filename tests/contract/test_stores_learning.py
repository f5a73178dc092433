"""What the server is promised of lessons and of the words that were found in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial

from storage.books import KEYWORDS
from storage.database import Database
from storage.repositories.keywords import HotWord, KeywordProposal, Keywords
from storage.repositories.lessons import LessonRow
from storage.unit_of_work import UnitOfWork
from tests.contract.records import COMMUNITY, NOON

LIFT = "05-017"


def teach(work: UnitOfWork, text: str, person: str = "p1") -> None:
    work.lessons.add(LIFT, text, person, NOON, COMMUNITY)


def test_lessons_are_read_in_order_from_where_one_stopped(work: UnitOfWork) -> None:
    for number in range(3):
        teach(work, f"电梯坏了 {number}")
    first = work.lessons.after(0, 2)
    assert [lesson.text for lesson in first] == ["电梯坏了 0", "电梯坏了 1"]
    (last,) = work.lessons.after(first[-1].number, 10)
    assert (last.matter, last.text, last.at, last.path) == (LIFT, "电梯坏了 2", NOON, COMMUNITY)
    assert work.lessons.last() == last.number
    assert [lesson.text for lesson in work.lessons.newest(2)] == ["电梯坏了 2", "电梯坏了 1"]


def test_lessons_are_found_by_when_they_were_given(work: UnitOfWork) -> None:
    teach(work, "电梯坏了")
    hour = timedelta(hours=1)
    assert len(work.lessons.between(NOON, NOON + hour, 10)) == 1
    assert work.lessons.between(NOON - hour, NOON, 10) == []
    assert work.lessons.between(NOON + hour, NOON + 2 * hour, 10) == []


def test_lessons_tell_persons_apart_and_name_nobody(work: UnitOfWork) -> None:
    for person in ("p1", "p2", "p1"):
        teach(work, "电梯坏了", person)
    hashes = [lesson.person_hash for lesson in work.lessons.after(0, 10)]
    assert hashes[0] == hashes[2] != hashes[1]
    assert not {"p1", "p2"} & set(hashes)


def test_a_forgotten_persons_lessons_are_gone_and_everybody_begins_anew(work: UnitOfWork) -> None:
    teach(work, "电梯坏了")
    teach(work, "电梯停了", "p2")
    before = work.lessons.generation()
    work.lessons.remove_of_person("p1")
    assert [lesson.text for lesson in work.lessons.after(0, 10)] == ["电梯停了"]
    assert work.lessons.generation() != before


def test_who_taught_nothing_is_forgotten_without_further_ado(work: UnitOfWork) -> None:
    teach(work, "电梯坏了")
    before = work.lessons.generation()
    work.lessons.remove_of_person("p2")
    work.lessons.hand_over("p2", "p1")
    assert work.lessons.generation() == before


def test_old_lessons_are_removed(work: UnitOfWork) -> None:
    teach(work, "电梯坏了")
    before = work.lessons.generation()
    assert work.lessons.remove_before(NOON) == 0
    assert work.lessons.generation() == before
    assert work.lessons.remove_before(NOON + timedelta(seconds=1)) == 1
    assert work.lessons.generation() != before
    assert work.lessons.after(0, 10) == []


def test_lessons_go_over_to_another_person(work: UnitOfWork) -> None:
    teach(work, "电梯坏了", "p2")
    teach(work, "电梯停了")
    before = work.lessons.generation()
    work.lessons.hand_over("p2", "p1")
    assert len({lesson.person_hash for lesson in work.lessons.after(0, 10)}) == 1
    assert work.lessons.generation() != before


def test_decided_words_wait_no_more(work: UnitOfWork) -> None:
    keywords = Keywords(work.connection)
    proposals = [KeywordProposal(LIFT, word, 5, weight) for word, weight in (("卡", 2), ("抖", 9))]
    keywords.replace_proposals(proposals)
    assert [one.word for one in keywords.waiting(5)] == ["抖", "卡"]
    keywords.decide(LIFT, "抖", is_approved=True, actor="a", at=NOON)
    keywords.replace_proposals(proposals)
    assert [one.word for one in keywords.waiting(5)] == ["卡"]
    assert keywords.count_waiting() == 1
    keywords.decide(LIFT, "卡", is_approved=False, actor="a", at=NOON)
    assert keywords.approved() == {LIFT: ["抖"]}
    assert keywords.refused() == {(LIFT, "卡")}
    assert keywords.count_waiting() == 0


def test_a_decision_is_seen_as_a_new_version_of_the_words(work: UnitOfWork) -> None:
    keywords = Keywords(work.connection)
    stamps = [work.books.current(KEYWORDS)]
    for word in ("卡", "抖"):
        keywords.decide(LIFT, word, is_approved=True, actor="a", at=NOON)
        work.books.look_again()
        stamps.append(work.books.current(KEYWORDS))
    assert stamps[0] is None
    assert len({version.stamp for version in stamps if version is not None}) == 2


def test_hot_words_are_an_areas_own(work: UnitOfWork) -> None:
    keywords = Keywords(work.connection)
    words = [HotWord(COMMUNITY, "停水", 4, 8), HotWord(COMMUNITY, "积雪", 9, 0)]
    keywords.replace_hot([*words, HotWord("C/", "噪音", 3, 0)])
    assert [word.word for word in keywords.hot(COMMUNITY, 5)] == ["积雪", "停水"]
    keywords.replace_hot([])
    assert keywords.hot(COMMUNITY, 5) == []


PEOPLE = 8
LESSONS = 80


def teach_one(number: int, work: UnitOfWork) -> None:
    work.lessons.add(LIFT, f"{number}", f"p{number % PEOPLE}", NOON, COMMUNITY)


def lessons_after(last: int, work: UnitOfWork) -> Sequence[LessonRow]:
    return work.lessons.after(last, 7)


def test_whoever_follows_while_many_teach_misses_nothing(
    open_again: Callable[[], Database],
) -> None:
    teaching, following = open_again(), open_again()
    waiting = [teaching.write(partial(teach_one, number)) for number in range(LESSONS)]
    seen: list[LessonRow] = []
    is_over = False
    while not is_over:
        is_over = all(one.done() for one in waiting)
        while page := following.run_read(partial(lessons_after, seen[-1].number if seen else 0)):
            seen += page
    assert sorted(int(row.text) for row in seen) == list(range(LESSONS))
    assert [row.number for row in seen] == sorted(row.number for row in seen)
    assert len({row.person_hash for row in seen}) == PEOPLE
