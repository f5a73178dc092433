"""How the databases find the rows of every statement, whoever hands it to the driver."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from typing import Any, cast

import psycopg
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection

from tests.contract.large_city import LARGE

_PLANNED = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
_SCAN = re.compile(r"SCAN (\w+)(?! .*VIRTUAL)")
_VALUE = re.compile(r"'(?:[^']|'')*'|\b\d+\b")


def _may_be_planned(statement: str) -> bool:
    return statement.lstrip().upper().startswith(_PLANNED)


class Scans:
    """The statements that read a large table as a whole."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.statements: set[str] = set()

    def note(self, statement: str, tables: Sequence[str]) -> None:
        """Note a statement and the tables that it reads as a whole."""
        self.statements.add(statement)
        large = sorted(LARGE.intersection(tables))
        if large:
            self.found[statement] = ", ".join(large)


@contextmanager
def watched(note_connection: Callable[[DBAPIConnection], None]) -> Iterator[None]:
    """Have a function called with every connection that is opened in the block."""

    def connected(connection: DBAPIConnection, _record: object) -> None:
        note_connection(connection)

    event.listen(Engine, "connect", connected)
    try:
        yield
    finally:
        event.remove(Engine, "connect", connected)


@contextmanager
def scans_of_postgres() -> Iterator[Scans]:
    """Ask for the plan of each new statement just before it runs, in its own transaction."""
    scans = Scans()

    class Explaining(psycopg.Cursor[Any]):
        """A cursor that asks first."""

        def execute(self, query: Any, *values: Any, **options: Any) -> Any:
            """Ask for the plan and run the statement."""
            text = str(query)
            if _may_be_planned(text) and text not in scans.statements:
                with psycopg.ClientCursor(self.connection) as asking:
                    asking.execute(f"EXPLAIN (FORMAT JSON) {text}".encode(), *values)
                    row = asking.fetchone()
                plan = row[0] if row is not None else []
                plan = json.loads(plan) if isinstance(plan, str) else plan
                scans.note(text, [*_scanned(plan[0]["Plan"])])
            return super().execute(query, *values, **options)

    def explain(connection: DBAPIConnection) -> None:
        cast("psycopg.Connection[Any]", connection).cursor_factory = Explaining

    with watched(explain):
        yield scans


def _scanned(plan: Mapping[str, Any]) -> Iterator[str]:
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for part in plan.get("Plans", ()):
        yield from _scanned(part)


@contextmanager
def scans_of_sqlite(url: str) -> Iterator[Scans]:
    """Collect all statements, and ask for their plans at the end of the block."""
    scans, heard = Scans(), dict[str, str]()

    def collect(statement: str) -> None:
        if _may_be_planned(statement):
            heard.setdefault(_VALUE.sub("?", statement), statement)

    def trace(connection: DBAPIConnection) -> None:
        cast("sqlite3.Connection", connection).set_trace_callback(collect)

    with watched(trace):
        yield scans
    with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as asking:
        for statement in heard.values():
            steps = [row[3] for row in asking.execute(f"EXPLAIN QUERY PLAN {statement}")]
            scans.note(statement, [found[1] for step in steps if (found := _SCAN.match(step))])
