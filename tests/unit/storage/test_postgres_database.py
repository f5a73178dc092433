"""A server that cannot be reached fails whoever asks, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from storage.errors import BusyError
from storage.postgres_database import PostgresDatabase


def unreachable(folder: Path) -> PostgresDatabase:
    return PostgresDatabase(f"postgresql:///huying?host={folder}")


def test_whoever_asks_an_unreachable_server_hears_it(tmp_path: Path) -> None:
    database = unreachable(tmp_path)
    for ask in (database.write, database.read):
        with pytest.raises(OperationalError):
            ask(lambda work: work.meta.get("key")).result(10)
    database.close()


def test_it_asks_to_be_polled_once_a_second(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [100.0]
    monkeypatch.setattr("storage.postgres_database.time.monotonic", lambda: moment[0])
    database = unreachable(tmp_path)
    answers = []
    for passed in (0.5, 0.6, 0.5, 0.6):
        moment[0] += passed
        answers.append(database.changed())
    database.close()
    assert answers == [False, True, False, True]


def test_a_closed_database_refuses(tmp_path: Path) -> None:
    database = unreachable(tmp_path)
    database.close()
    with pytest.raises(BusyError):
        database.write(lambda work: work.meta.get("key"))
