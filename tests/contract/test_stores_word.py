"""What replicas on one PostgreSQL hear of each other, also after a connection was cut."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from queue import Empty, Queue

import psycopg
import pytest

from storage.database import Database
from storage.opening import open_database
from storage.postgres_bell import EVERYBODY, MOST_NAMES

pytestmark = pytest.mark.postgres

PATIENCE = 10.0
SHORT = 0.2
LISTENERS = "SELECT pid FROM pg_stat_activity WHERE query = 'LISTEN huying'"


class Ear:
    """What a replica has heard, name by name."""

    def __init__(self, database: Database) -> None:
        self._names: Queue[str] = Queue()
        database.on_word(self._hear)
        self.wait_for(EVERYBODY)  # it listens from then on

    def _hear(self, names: Collection[str]) -> None:
        for name in names:
            self._names.put(name)

    def wait_for(self, name: str) -> None:
        """Wait until a name is heard."""
        while self._names.get(timeout=PATIENCE) != name:
            pass

    def hears_nothing(self) -> bool:
        """Tell whether nothing comes for a moment."""
        try:
            self._names.get(timeout=SHORT)
        except Empty:
            return True
        return False


@pytest.fixture
def opening(postgres_url: str) -> Iterator[Callable[[], Database]]:
    """Return what opens the database once more."""
    opened: list[Database] = []

    def open_one() -> Database:
        opened.append(open_database(postgres_url))
        return opened[-1]

    yield open_one
    for database in opened:
        database.close()


def test_a_replica_hears_the_others_and_not_itself(opening: Callable[[], Database]) -> None:
    one, other = opening(), opening()
    ears = Ear(one), Ear(other)
    one.tell_others({"p1"})
    ears[1].wait_for("p1")
    assert ears[0].hears_nothing()


def test_many_names_are_said_as_everybody(opening: Callable[[], Database]) -> None:
    one, ear = opening(), Ear(opening())
    one.tell_others({f"{number:036}" for number in range(MOST_NAMES)})
    ear.wait_for(f"{MOST_NAMES - 1:036}")
    one.tell_others({f"{number:036}" for number in range(MOST_NAMES + 1)})
    ear.wait_for(EVERYBODY)


def test_what_is_said_last_is_heard_although_the_speaker_closes(
    opening: Callable[[], Database],
) -> None:
    one, ear = opening(), Ear(opening())
    one.tell_others({"p1"})
    one.close()
    ear.wait_for("p1")


def test_after_a_cut_connection_everybody_may_have_been_meant_and_words_come_again(
    opening: Callable[[], Database], postgres_url: str
) -> None:
    one, ear = opening(), Ear(opening())
    with psycopg.connect(postgres_url, autocommit=True) as operator:
        for (pid,) in operator.execute(LISTENERS).fetchall():
            operator.execute("SELECT pg_terminate_backend(%s, 10000)", (pid,))
    ear.wait_for(EVERYBODY)
    one.tell_others({"p1"})
    ear.wait_for("p1")


def test_a_replica_that_hears_polls_less_often(
    opening: Callable[[], Database], monkeypatch: pytest.MonkeyPatch
) -> None:
    database = opening()
    Ear(database)
    moment = [1e9]
    monkeypatch.setattr("storage.postgres_database.time.monotonic", lambda: moment[0])
    database.changed()
    answers = []
    for passed in (6.0, 2.0, 4.0):
        moment[0] += passed
        answers.append(database.changed())
    assert answers == [True, False, True]
