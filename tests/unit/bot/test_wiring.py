"""The composition root: everything put together, and told anew when the city changes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest

from bot.importing.responsibility_list import read_list_folder
from bot.settings import Settings
from bot.transaction import Transaction
from bot.wiring import Application, open_application
from storage.area_rows import AreaRow
from storage.importing import import_areas, import_list, import_places
from storage.list_book import MatterWords
from storage.places import Estate
from storage.unit_of_work import UnitOfWork
from tests.support.city import GRID
from tickets.people import AreaKind, Person

LAMP = "幸福小区3号楼2单元门口的路灯坏了三天了"


def matters_of(application: Application, text: str) -> list[str]:
    """Return the names of what a text may be about."""

    def read(transaction: Transaction) -> list[str]:
        context = transaction.context()
        found = context.understanding.read(text).matches
        return [context.work.matters.get(match.matter).name for match in found]

    return application.read(read).result()


def areas_of(application: Application, text: str) -> tuple[str, ...]:
    """Return the areas that a text names."""

    def read(transaction: Transaction) -> tuple[str, ...]:
        address = transaction.context().understanding.read(text).address
        return address.areas if address is not None else ()

    return application.read(read).result()


def test_an_empty_folder_becomes_a_migrated_database(tmp_path: Path) -> None:
    application = open_application(Settings(data_dir=str(tmp_path / "new" / "data")))
    assert application.is_migrated()
    assert (tmp_path / "new" / "data" / "huying.db").is_file()
    application.close()


def test_a_database_that_cannot_be_opened_is_let_go(tmp_path: Path) -> None:
    (tmp_path / "huying.db").write_bytes(b"this is no database" * 100)
    with pytest.raises(Exception, match="not a database"):
        open_application(Settings(data_dir=str(tmp_path)))


def test_a_city_is_understood_by_its_list_and_places(application: Application) -> None:
    assert any("路灯" in name for name in matters_of(application, LAMP))
    assert areas_of(application, LAMP) == (GRID,)


def test_a_new_list_is_understood_at_once(application: Application) -> None:
    assert "飞碟停放" not in matters_of(application, "飞碟停在屋顶")
    listed = read_list_folder()
    matter = replace(listed.matters[0], id="08-999", category="08", name="飞碟停放")
    words = MatterWords(matter.id, "", ("飞碟",), ("飞碟停在屋顶",), ())
    application.database.run_write(
        lambda uow: import_list(
            uow,
            listed.categories,
            listed.offices,
            [*listed.matters, matter],
            [*listed.words, words],
        )
    )
    assert matters_of(application, "飞碟停在屋顶")[0] == "飞碟停放"


def test_new_places_are_known_at_once(application: Application) -> None:
    assert GRID not in areas_of(application, "云海佳苑5号楼漏水")
    estate = Estate("e", "云海佳苑", (), GRID, 37.5, 121.4, "", "")
    application.database.run_write(lambda uow: import_places(uow, [estate], [], [], []))
    assert areas_of(application, "云海佳苑5号楼漏水") == (GRID,)


def test_a_village_is_known_without_its_last_character(application: Application) -> None:
    rows = [
        AreaRow("1", AreaKind.CITY, "城", None),
        AreaRow("12", AreaKind.COMMUNITY, "东马疃村", "1"),
    ]
    application.database.run_write(lambda uow: import_areas(uow, rows))
    assert areas_of(application, "东马疃的路灯坏了") == ("12",)


def test_an_import_that_is_rolled_back_is_not_understood(application: Application) -> None:
    before = matters_of(application, LAMP)

    def fail(uow: UnitOfWork) -> None:
        import_list(uow, [], [], [])
        assert application.context(uow, uow.now).understanding.read(LAMP).matches == ()
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        application.database.run_write(fail)
    assert matters_of(application, LAMP) == before


def test_whoever_listens_hears_to_whom_a_commit_said_something(application: Application) -> None:
    told: list[Collection[str]] = []
    application.on_told(lambda persons: told.append(set(persons)))

    def say(transaction: Transaction) -> None:
        transaction.people.add(Person("p", "", "zh-CN", transaction.now))
        transaction.context().outbox.put(
            "m", "p", "{}", importance="x", answers=None, not_before=None, expires_at=None
        )

    application.write(say).result()
    application.write(lambda transaction: transaction.facts.set("a", "b")).result()
    application.close()  # the writer has told everything then
    assert told == [{"p"}]
