"""Every program on one database learns the same lessons in the same order."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.importing.responsibility_list import read_list_folder
from bot.pupil import LOOK_EVERY, Pupil
from bot.readers import Readers
from bot.wiring import Application, open_application
from nlp.understanding import Reader
from storage.importing import import_list
from storage.unit_of_work import UnitOfWork
from tests.support.clock import HandClock
from tickets.model import Matter

WORDS = "黑咕隆咚的老地方没人换灯泡"
MATTER = "02-040"
PEOPLE = 30


@pytest.fixture
def other(application: Application) -> Iterator[Application]:
    """Return a second program on the same database."""
    opened = open_application(application.settings, HandClock())
    yield opened
    opened.close()


def teach(application: Application, words: str = WORDS, people: int = PEOPLE) -> None:
    """Store a lesson of each of several persons."""

    def add(uow: UnitOfWork) -> None:
        for number in range(people):
            uow.lessons.add(MATTER, words, f"p{number}", uow.now, "370600/")

    application.database.run_write(add)


def understood(application: Application, words: str = WORDS) -> list[tuple[str, float]]:
    """Return matters and confidences, as whoever asks now is told."""

    def read(uow: UnitOfWork) -> list[tuple[str, float]]:
        found = application.pupil.reader(uow).read(words).matches
        return [(match.matter, match.confidence) for match in found]

    return application.database.run_read(read)


def test_two_programs_know_the_same(application: Application, other: Application) -> None:
    before = understood(application)
    teach(application)
    for program in (application, other):
        program.pupil.catch_up()
    assert understood(application)[0][0] == MATTER != before[0][0]
    assert understood(application) == understood(other)


def test_one_that_learned_bit_by_bit_knows_what_a_replay_knows(
    application: Application, other: Application
) -> None:
    for words in ("楼下黑得很", WORDS, "门口黑咕隆咚", WORDS):
        teach(application, words, 4)
        application.pupil.catch_up()
    other.pupil.catch_up()
    assert understood(application) == understood(other)


def test_a_restart_replays(application: Application) -> None:
    teach(application)
    application.pupil.catch_up()
    known = understood(application)
    again = open_application(application.settings, HandClock())
    again.pupil.catch_up()
    assert understood(again) == known
    again.close()


def test_who_asks_after_a_second_has_what_is_new_learned(application: Application) -> None:
    moment = [100.0]
    pupil = Pupil(application.database, Readers(), lambda: moment[0])
    first = application.database.run_read(pupil.reader)
    teach(application)
    assert application.database.run_read(pupil.reader) is first
    moment[0] += LOOK_EVERY
    application.database.run_read(pupil.reader)
    pupil.catch_up()  # waits behind what the question began
    taught = application.database.run_read(pupil.reader)
    assert taught.read(WORDS).matches[0].matter == MATTER
    pupil.close()


def test_a_forgotten_person_is_unlearned_everywhere(
    application: Application, other: Application
) -> None:
    untaught = understood(application)
    teach(application, people=3)
    for program in (application, other):
        program.pupil.catch_up()
    taught = understood(application)
    application.database.run_write(lambda uow: uow.lessons.remove_of_person("p1"))
    for program in (application, other):
        program.pupil.catch_up()
    assert understood(application) == understood(other)
    assert understood(application) != taught
    assert [matter for matter, _ in understood(application)] == [matter for matter, _ in untaught]


def changed_list(uow: UnitOfWork) -> None:
    """Import a list in which the matter that was taught is missing."""
    listed = read_list_folder()
    kept: list[Matter] = [matter for matter in listed.matters if matter.id != MATTER]
    words = [words for words in listed.words if words.id != MATTER]
    import_list(uow, listed.categories, listed.offices, kept, words)


def test_a_new_list_counts_at_once_and_is_learned_anew(application: Application) -> None:
    teach(application)
    application.pupil.catch_up()
    application.database.run_write(changed_list)
    assert all(matter != MATTER for matter, _ in understood(application))
    application.pupil.catch_up()
    assert all(matter != MATTER for matter, _ in understood(application))


def approve(application: Application, word: str) -> None:
    """Approve a word for the matter."""
    application.database.run_write(
        lambda uow: uow.keywords.decide(MATTER, word, is_approved=True, actor="a", at=uow.now)
    )


def test_an_approved_word_is_understood_in_every_program(
    application: Application, other: Application
) -> None:
    assert (understood(application, "鎏鑫瑥") or [("", 0.0)])[0][0] != MATTER
    approve(application, "鎏鑫瑥")
    for program in (application, other):
        program.pupil.catch_up()
        assert understood(program, "鎏鑫瑥")[0][0] == MATTER


def test_the_old_reader_serves_while_words_are_taken_in(application: Application) -> None:
    teach(application)
    application.pupil.catch_up()
    known = understood(application)
    serving: list[Reader] = [application.database.run_read(application.pupil.reader)]
    approve(application, "鎏鑫瑥")
    serving.append(application.database.run_read(application.pupil.reader))
    assert serving[0] is serving[1]
    application.pupil.catch_up()
    assert application.database.run_read(application.pupil.reader) is not serving[0]
    assert understood(application)[0][0] == known[0][0]


def test_closing_amid_the_lessons_leaves_the_others(application: Application) -> None:
    teach(application, people=400)
    application.database.run_read(application.pupil.reader)
    application.pupil.close()
