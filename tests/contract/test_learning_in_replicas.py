"""Replicas that share nothing but the database learn the same from its lessons."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from bot.importing.responsibility_list import read_list_folder
from bot.pupil import Pupil
from bot.readers import Readers
from storage.database import Database
from storage.importing import import_list
from storage.unit_of_work import UnitOfWork
from tests.contract.records import NOON

WORDS = "黑咕隆咚的老地方没人换灯泡"
MATTER = "02-040"


def fill(uow: UnitOfWork) -> None:
    """Store the shipped list."""
    listed = read_list_folder()
    import_list(uow, listed.categories, listed.offices, listed.matters, listed.words)


def teach(uow: UnitOfWork) -> None:
    """Store lessons of many people."""
    for number in range(20):
        uow.lessons.add(MATTER, WORDS, f"p{number}", NOON, "C/")


def known(database: Database, pupil: Pupil) -> list[tuple[str, float]]:
    """Return what a replica makes of the words."""

    def read(uow: UnitOfWork) -> list[tuple[str, float]]:
        return [(one.matter, one.confidence) for one in pupil.reader(uow).read(WORDS).matches]

    return database.run_read(read)


@pytest.fixture
def replicas(open_again: Callable[[], Database]) -> Iterator[list[tuple[Database, Pupil]]]:
    """Return two replicas on one database."""
    databases = [open_again(), open_again()]
    databases[0].run_write(fill)
    pupils = [Pupil(database, Readers()) for database in databases]
    yield list(zip(databases, pupils, strict=True))
    for pupil in pupils:
        pupil.close()


def test_all_replicas_learn_and_unlearn_alike(replicas: list[tuple[Database, Pupil]]) -> None:
    untaught = [known(*replica) for replica in replicas]
    for change in (teach, teach, lambda uow: uow.lessons.remove_of_person("p3")):
        replicas[0][0].run_write(change)
        for _, pupil in replicas:
            pupil.catch_up()
        one, other = (known(*replica) for replica in replicas)
        assert one == other
        assert one[0][0] == MATTER
    assert untaught[0] == untaught[1] != known(*replicas[0])
