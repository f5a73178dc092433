"""How SQLite finds the rows of the statements it is sent."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPICursor


class Plans:
    """Asks for the plan of every statement that runs on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.statements: list[str] = []
        self._steps: list[str] = []
        event.listen(connection, "before_cursor_execute", self._note)

    def stop(self) -> None:
        """Listen no longer."""
        event.remove(self._connection, "before_cursor_execute", self._note)

    @property
    def scans(self) -> list[str]:
        """The steps that read a whole table and not a part of an index."""
        return [step for step in self._steps if step.startswith("SCAN")]

    def _note(
        self,
        _connection: Connection,
        cursor: DBAPICursor,
        statement: str,
        parameters: Any,
        _context: object,
        executemany: bool,
    ) -> None:
        self.statements.append(statement)
        values = parameters[0] if executemany else parameters
        cursor.execute(f"EXPLAIN QUERY PLAN {statement}", values)
        self._steps.extend(str(row[3]) for row in cursor.fetchall())
