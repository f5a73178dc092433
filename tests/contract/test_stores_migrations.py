"""The migrations make the schema that the tables describe, on both databases."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect

from storage.migrating import current, migrate, newest, revision_of
from storage.opening import open_database
from storage.tables.schema import METADATA


def test_migrations_and_tables_agree(empty_url: str) -> None:
    database = open_database(empty_url)
    migrate(database.engine)
    options = {"compare_type": True, "compare_server_default": True}
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        difference = compare_metadata(context, METADATA)
    database.close()
    assert difference == []


def test_a_database_says_how_far_it_is_migrated(empty_url: str) -> None:
    database = open_database(empty_url)
    assert current(database.engine) is None
    migrate(database.engine, "0001")
    assert current(database.engine) == "0001"
    migrate(database.engine)
    assert current(database.engine) == newest()
    assert database.run_read(lambda work: revision_of(work.connection)) == newest()
    database.close()


def test_migrating_again_changes_nothing(empty_url: str) -> None:
    database = open_database(empty_url)
    migrate(database.engine)
    database.run_write(lambda work: work.meta.set("key", "value"))
    migrate(database.engine)
    assert database.run_read(lambda work: work.meta.get("key")) == "value"
    database.close()


def test_two_processes_may_migrate_at_once(empty_url: str) -> None:
    databases = [open_database(empty_url) for _ in range(2)]
    with ThreadPoolExecutor(2) as pool:
        for future in [pool.submit(migrate, database.engine) for database in databases]:
            future.result()
    tables = inspect(databases[0].engine).get_table_names()
    for database in databases:
        database.close()
    assert set(METADATA.tables) <= set(tables)
