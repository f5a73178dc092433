"""What happens to a ticket teaches what words mean, as far as somebody has confirmed it."""

from __future__ import annotations

from dataclasses import replace

from tests.support.town import Town
from tickets.teaching import Lesson, lessons_of
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.classify_ticket import classify_ticket
from tickets.usecases.confirm_result import confirm_result
from tickets.usecases.correct_matter import correct_matter
from tickets.usecases.file_request import Filed, Report, file_request, join_ticket
from tickets.usecases.finish_ticket import finish_ticket
from tickets.work import Work

PATH = "city/district/street/east/east-1/"


def taught(work: Work) -> list[Lesson]:
    return list(lessons_of(work))


def files(town: Town, matter: str | None = "01-001", *, unasked: bool = False) -> Filed:
    report = Report("路灯坏了", town.place(), matter, unasked=unasked)
    return file_request(town.work, town.actor("resident"), report)


def finished(town: Town, filed: Filed) -> Filed:
    accept_ticket(town.work, town.actor("worker"), filed.ticket.id)
    finish_ticket(town.work, town.actor("worker"), filed.ticket.id, "好了")
    return filed


def test_a_matter_that_was_picked_is_a_lesson(town: Town) -> None:
    work = town.work
    file_request(work, town.actor("resident"), Report("路灯坏了", town.place(), "01-001"))
    assert taught(work) == [Lesson("01-001", "路灯坏了", "resident", PATH)]


def test_what_nobody_was_asked_teaches_nothing(town: Town) -> None:
    work = town.work
    report = Report("路灯坏了", town.place(), "01-001", unasked=True)
    file_request(work, town.actor("resident"), report)
    assert taught(work) == []


def test_no_words_no_matter_and_what_is_private_teach_nothing(town: Town) -> None:
    for report in (
        Report(" ", town.place(), "01-001"),
        Report("路灯坏了", town.place()),
        Report("路灯坏了", town.place(), "01-001", private=True),
    ):
        work = town.work
        file_request(work, town.actor("resident"), report)
        assert taught(work) == []


def test_who_joins_a_ticket_confirms_its_matter(town: Town) -> None:
    filed = files(town)
    work = town.work
    join_ticket(work, town.actor("neighbour"), filed.ticket.id, Report("灯不亮", town.place()))
    assert taught(work) == [Lesson("01-001", "灯不亮", "neighbour", PATH)]


def test_a_corrected_matter_is_a_lesson_of_everybody_who_asked(town: Town) -> None:
    filed = files(town)
    join_ticket(town.work, town.actor("neighbour"), filed.ticket.id, Report("灯不亮", town.place()))
    work = town.work
    classify_ticket(work, town.actor("community"), filed.ticket.id, "06-001")
    assert [(one.matter_id, one.person_id) for one in taught(work)] == [
        ("06-001", "resident"),
        ("06-001", "neighbour"),
    ]


def test_what_the_requester_says_instead_is_a_lesson(town: Town) -> None:
    filed = files(town, unasked=True)
    work = town.work
    correct_matter(work, town.actor("resident"), filed.request.id, "06-001")
    assert [one.matter_id for one in taught(work)] == ["06-001"]


def test_a_good_result_confirms_what_nobody_was_asked_once(town: Town) -> None:
    filed = finished(town, files(town, unasked=True))
    work = town.work
    confirm_result(work, town.actor("resident"), filed.request.id)
    assert [one.matter_id for one in taught(work)] == ["01-001"]


def test_a_good_result_teaches_nothing_that_was_picked(town: Town) -> None:
    filed = finished(town, files(town))
    work = town.work
    confirm_result(work, town.actor("resident"), filed.request.id)
    assert taught(work) == []


def test_a_good_result_teaches_nothing_that_was_corrected(town: Town) -> None:
    filed = files(town, unasked=True)
    classify_ticket(town.work, town.actor("community"), filed.ticket.id, "06-001")
    finished(town, filed)
    work = town.work
    confirm_result(work, town.actor("resident"), filed.request.id)
    assert taught(work) == []


def test_a_withdrawn_request_teaches_no_correction(town: Town) -> None:
    filed = files(town)
    joined = join_ticket(
        town.work, town.actor("neighbour"), filed.ticket.id, Report("灯不亮", town.place())
    )
    town.requests.save(replace(joined.request, withdrawn_at=town.now))
    work = town.work
    classify_ticket(work, town.actor("community"), filed.ticket.id, "06-001")
    assert [one.person_id for one in taught(work)] == ["resident"]
