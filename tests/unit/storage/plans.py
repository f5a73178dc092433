"""How SQLite finds the rows of the statements it is sent."""

from __future__ import annotations

import sqlite3

from sqlalchemy import Connection

_EXPLAINED = ("SELECT", "INSERT", "UPDATE", "DELETE")


class Plans:
    """Notes every statement that the driver of a connection runs, and asks for its plan."""

    def __init__(self, connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        self._driver = driver
        self._run: list[str] = []
        driver.set_trace_callback(self._run.append)

    def stop(self) -> None:
        """Note no more."""
        self._driver.set_trace_callback(None)

    @property
    def statements(self) -> list[str]:
        """The statements that ran, with their values; those that triggers run are left out."""
        return [text for text in self._run if text.startswith(_EXPLAINED)]

    @property
    def steps(self) -> list[str]:
        """How the statements find their rows, step by step."""
        return [
            str(row[3])
            for text in self.statements
            for row in self._driver.execute(f"EXPLAIN QUERY PLAN {text}").fetchall()
        ]

    @property
    def scans(self) -> list[str]:
        """The steps that read a whole table and not a part of an index, or of what was found."""
        return [step for step in self.steps if step.startswith("SCAN") and "anon_" not in step]
