"""Connections are set up so that nothing is lost and nobody starves."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from threading import Timer

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from storage.engine import (
    is_sqlite,
    postgres_address,
    postgres_engine,
    retry_locked,
    sqlite_reader,
    sqlite_writer,
)
from storage.errors import BusyError


def test_an_address_says_which_database_it_means() -> None:
    assert is_sqlite("sqlite:////data/huying.db")
    assert not is_sqlite("postgresql://localhost/huying")
    assert not is_sqlite("postgresql://one:5432,two:5433/huying")


def test_sqlite_syncs_each_commit_and_checks_references(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    with engine.begin() as connection:
        settings = [
            connection.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    engine.dispose()
    assert settings == ["wal", 2, 1, 0]


def test_a_writer_holds_the_lock_from_the_start(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/huying.db"
    first, second = sqlite_writer(url), sqlite_writer(url, wait=0.05)
    with first.begin(), pytest.raises(BusyError), second.begin():
        pass
    with second.begin():
        pass
    first.dispose()
    second.dispose()


def test_a_second_writer_gets_its_turn_when_the_first_is_done(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/huying.db"
    first, second = sqlite_writer(url), sqlite_writer(url)
    with first.connect() as connection:
        transaction = connection.begin()
        timer = Timer(0.1, transaction.commit)
        timer.start()
        with second.begin():
            pass
        timer.join()
    first.dispose()
    second.dispose()


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/huying.db"
    engine = sqlite_reader(url)
    with engine.begin() as connection, pytest.raises(OperationalError, match="readonly"):
        connection.execute(text("CREATE TABLE t (a)"))
    engine.dispose()


def test_a_reader_sees_one_moment(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/huying.db"
    writer, reader = sqlite_writer(url), sqlite_reader(url)
    with writer.begin() as writing:
        writing.execute(text("CREATE TABLE t (a)"))
    with reader.begin() as reading:
        count = text("SELECT count(*) FROM t")
        assert reading.execute(count).scalar_one() == 0
        with writer.begin() as writing:
            writing.execute(text("INSERT INTO t VALUES (1)"))
        assert reading.execute(count).scalar_one() == 0
    writer.dispose()
    reader.dispose()


def test_an_error_says_nothing_of_what_was_to_be_stored(tmp_path: Path) -> None:
    engine = sqlite_writer(f"sqlite:///{tmp_path}/huying.db")
    with pytest.raises(OperationalError) as caught, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:words)"), {"words": "机密"})
    engine.dispose()
    assert "机密" not in str(caught.value)
    assert postgres_engine("postgresql://localhost/huying", 1).hide_parameters


def test_only_a_held_lock_is_tried_again() -> None:
    calls: list[int] = []

    def fail() -> None:
        calls.append(1)
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = sqlite3.SQLITE_IOERR
        raise error

    with pytest.raises(sqlite3.OperationalError):
        retry_locked(fail, wait=10)
    assert calls == [1]


def test_postgresql_is_spoken_to_by_psycopg() -> None:
    engine = postgres_engine("postgresql://localhost/huying", size=3)
    assert engine.dialect.driver == "psycopg"
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "host", "port"),
    [
        ("postgresql://who@one:5432,two:5433/huying", "one,two", "5432,5433"),
        ("postgresql://who@one,two/huying", "one,two", ","),
        ("postgresql://who@/huying?host=/run/one,/run/two&port=1,2", "/run/one,/run/two", "1,2"),
    ],
)
def test_an_address_may_name_a_server_and_its_standby(url: str, host: str, port: str) -> None:
    joined = f"{url}{'&' if '?' in url else '?'}target_session_attrs=read-write"
    read = conninfo_to_dict(postgres_address(joined))
    assert (read["host"], read["port"], read["dbname"]) == (host, port, "huying")
    assert read["target_session_attrs"] == "read-write"


def test_an_address_says_how_patient_it_is() -> None:
    url = "postgresql://localhost/huying"
    given = conninfo_to_dict(postgres_address(url))
    assert (given["connect_timeout"], given["tcp_user_timeout"]) == ("10", "30000")
    hasty = conninfo_to_dict(postgres_address(f"{url}?connect_timeout=3"))
    assert hasty["connect_timeout"] == "3"


def test_an_address_with_an_unknown_part_is_refused() -> None:
    with pytest.raises(psycopg.ProgrammingError, match="colour"):
        postgres_address("postgresql://localhost/huying?colour=red")
