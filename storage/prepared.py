"""Statements that are compiled once and then handed to the driver itself.

What SQLAlchemy does for each call (cache keys, contexts, metadata of results) is several times the
work of the driver and SQLite together; benchmarks/RESULTS.md has the figures.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import Connection, Dialect, Executable
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.exc import DBAPIError, MultipleResultsFound, NoResultFound
from sqlalchemy.sql import Select
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.dml import UpdateBase
from sqlalchemy.types import TypeEngine

from storage.rows import AnyRow

Values: TypeAlias = Mapping[str, Any]
NO_VALUES: Values = {}
Convert: TypeAlias = Callable[[Any], Any]


class Rows:
    """The rows that a statement returned, all of them read; their columns are attributes."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Sequence[AnyRow]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[AnyRow]:
        return iter(self._rows)

    def all(self) -> Sequence[AnyRow]:
        """Return all rows."""
        return self._rows

    def first(self) -> AnyRow | None:
        """Return the first row or None."""
        return self._rows[0] if self._rows else None

    def scalars(self) -> Scalars:
        """Return the first column of each row instead of the rows."""
        return Scalars([row[0] for row in self._rows])

    def scalar_one_or_none(self) -> Any:
        """Return the first column of the only row, None where there is no row."""
        if len(self._rows) > 1:
            raise MultipleResultsFound("more than one row")
        return self._rows[0][0] if self._rows else None

    def scalar_one(self) -> Any:
        """Return the first column of the only row."""
        if not self._rows:
            raise NoResultFound("no row")
        return self.scalar_one_or_none()


class Scalars:
    """The first column of all rows."""

    __slots__ = ("_values",)

    def __init__(self, values: Sequence[Any]) -> None:
        self._values = values

    def __iter__(self) -> Iterator[Any]:
        return iter(self._values)

    def all(self) -> Sequence[Any]:
        """Return all values."""
        return self._values


class HotConnection:
    """A connection for statements that are built once, at module level.

    A statement is always given the same parameters. Errors are those of SQLAlchemy. What it alone
    can do (lists in IN, many parameters at once) it does.
    """

    __slots__ = ("_connection", "_driver", "_prepared", "dialect")

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._driver: Any = None
        self.dialect = connection.dialect
        self._prepared: dict[Executable, _Prepared] = connection.info.setdefault("prepared", {})

    def execute(self, statement: Executable, values: Values | Sequence[Values] = NO_VALUES) -> Rows:
        """Run a statement and return its rows."""
        if not isinstance(values, dict):
            return self._execute_slowly(statement, values)
        prepared = self._prepared.get(statement)
        if prepared is None or prepared.count != len(values):
            prepared = self._prepared[statement] = _Prepared(statement, self.dialect, values)
        if prepared.text is None:
            return self._execute_slowly(statement, values)
        if self._driver is None:
            self._driver = self._connection.connection.driver_connection
        try:
            cursor = self._driver.execute(prepared.text, prepared.bind(values))
            return Rows(prepared.read(cursor) if cursor.description is not None else ())
        except self.dialect.loaded_dbapi.Error as error:
            raise self._translated(error, prepared.text) from error

    def _execute_slowly(self, statement: Executable, values: Values | Sequence[Values]) -> Rows:
        result = self._connection.execute(statement, values)
        return Rows(result.all() if result.returns_rows else ())

    def _translated(self, error: Any, text: str) -> Exception:
        """Return an error as SQLAlchemy would raise it; parameters may be personal and stay out."""
        dialect = self.dialect
        if dialect.is_disconnect(error, self._driver, None):
            # SQLAlchemy finds the same, and lets every connection of the pool go that is as dead.
            self._connection.exec_driver_sql("SELECT 1")
        raised = DBAPIError.instance(
            text, None, error, dialect.loaded_dbapi.Error, hide_parameters=True, dialect=dialect
        )
        return raised if isinstance(raised, Exception) else error


class _Prepared:
    """A statement's text, and how values go in and come out; no text where only SQLAlchemy can."""

    __slots__ = ("_fixed", "_inputs", "_make", "_outputs", "_types", "count", "dialect", "text")

    def __init__(self, statement: Executable, dialect: Dialect, values: Values) -> None:
        self.count = len(values)
        self.dialect = dialect
        self.text: str | None = None
        if not isinstance(statement, Select | UpdateBase):
            return
        compiled = statement.compile(dialect=dialect, column_keys=list(values))
        if not isinstance(compiled, SQLCompiler) or compiled.post_compile_params:
            return
        self.text = compiled.string
        self._inputs, self._fixed = _inputs(compiled, dialect, values)
        columns = list(statement.exported_columns)
        self._types = [column.type.dialect_impl(dialect) for column in columns]
        names = [column.name for column in columns]
        make_type: Any = namedtuple  # noqa: PYI024 - its fields are known at run time only
        self._make = make_type("Row", names, rename=True)._make
        self._outputs: list[tuple[int, Convert]] | None = None

    def bind(self, values: Values) -> Any:
        """Return the parameters as the driver takes them: by place or by name."""
        bound: Any = self._fixed.copy()
        for place, name, convert in self._inputs:
            value = values[name]
            bound[place] = value if convert is None else convert(value)
        return bound

    def read(self, cursor: DBAPICursor) -> list[Any]:
        """Return all rows of a cursor."""
        outputs = self._outputs
        if outputs is None:
            outputs = self._outputs = _outputs(self._types, cursor, self.dialect)
        make, found = self._make, cursor.fetchall()
        if not outputs:
            return [make(row) for row in found]
        rows = []
        for row in found:
            cells = list(row)
            for place, convert in outputs:
                cells[place] = convert(cells[place])
            rows.append(make(cells))
        return rows


def _inputs(
    compiled: SQLCompiler, dialect: Dialect, values: Values
) -> tuple[list[tuple[int | str, str, Convert | None]], list[Any] | dict[str, Any]]:
    """Return where each value goes and how it is converted, and the places with what is fixed."""
    everything = compiled.construct_params(dict(values))
    converts = {
        name: bind.type.dialect_impl(dialect).bind_processor(dialect)
        for name, bind in compiled.binds.items()
    }
    fixed = {
        name: value if (convert := converts[name]) is None else convert(value)
        for name, value in everything.items()
        if name not in values
    }
    names = compiled.positiontup
    if names is None:
        return [(name, name, converts[name]) for name in everything if name in values], fixed
    places = [(place, name, converts[name]) for place, name in enumerate(names) if name in values]
    return [*places], [fixed.get(name) for name in names]


def _outputs(
    types: Sequence[TypeEngine[Any]], cursor: DBAPICursor, dialect: Dialect
) -> list[tuple[int, Convert]]:
    """Return the columns whose values are converted, and how."""
    described = zip(types, cursor.description, strict=True)
    found = [
        (place, kind.result_processor(dialect, column[1]))
        for place, (kind, column) in enumerate(described)
    ]
    return [(place, convert) for place, convert in found if convert is not None]
