"""What the domain is promised of areas, grids and the list, and of replacing them."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from sqlalchemy.exc import IntegrityError

from storage.area_rows import AreaRow
from storage.book_cache import BookCache
from storage.books import AREAS as AREAS_BOOK
from storage.books import CALENDAR, LIST
from storage.calendar_days import CalendarDay
from storage.database import Database
from storage.errors import ImportInvalidError
from storage.importing import (
    begin_version,
    import_areas,
    import_list,
    import_places,
    stage,
    switch,
    undo,
)
from storage.list_book import MatterWords
from storage.places import Building, Estate, Grid, PlacesBook, Road
from storage.unit_of_work import UnitOfWork
from tests.contract.records import AREAS, CATEGORIES, COMMUNITY, NOON, OFFICES, matter
from tickets.errors import UnknownRecordError
from tickets.people import Area, AreaKind, Point

SQUARE = json.dumps(
    {"type": "Polygon", "coordinates": [[[121, 37], [121.01, 37], [121.01, 37.01], [121, 37]]]}
)
ESTATE = Estate("e1", "幸福小区", ("幸福家园",), "G1", 37.001, 121.005, "南大街", "28")
PLACES = PlacesBook(
    grids=(Grid("G1", 300, SQUARE),),
    estates=(ESTATE,),
    buildings=(Building("e1", "3", 2, "G2"), Building("e1", "4", 1)),
    roads=(Road("南大街", "S", ("南街",)),),
)
LIFT, DUST = matter("05-017"), matter("01-001", "道路积尘")


def put_places(work: UnitOfWork, places: PlacesBook = PLACES) -> None:
    import_places(work, places.estates, places.buildings, places.roads, places.grids)


def put_list(work: UnitOfWork, *matters: object) -> int:
    rows = [each for each in (DUST, LIFT) if each in matters]
    return import_list(work, CATEGORIES, OFFICES, rows)


def test_an_area_is_found_with_its_path(work: UnitOfWork) -> None:
    import_areas(work, AREAS)
    grid = Area("G1", AreaKind.GRID, "第一网格", "K", "C/D/S/K/G1/")
    assert work.areas.get("G1") == grid
    assert work.areas.find("G1") == grid
    assert work.areas.city() == Area("C", AreaKind.CITY, "烟台市", None, "C/")


def test_an_unknown_area_is_refused_or_none(work: UnitOfWork) -> None:
    import_areas(work, AREAS)
    assert work.areas.find("X") is None
    with pytest.raises(UnknownRecordError):
        work.areas.get("X")


def test_before_any_import_there_is_nothing_and_nothing_breaks(work: UnitOfWork) -> None:
    assert work.areas.find("C") is None
    assert work.matters.version == 0
    assert work.matters.categories() == ()
    assert work.grids.grid_at(Point(37, 121)) is None
    with pytest.raises(UnknownRecordError):
        work.areas.city()
    with pytest.raises(UnknownRecordError):
        work.matters.get("05-017")


def test_areas_are_found_by_a_part_of_their_name_largest_first(work: UnitOfWork) -> None:
    import_areas(work, AREAS)
    assert [area.code for area in work.areas.named("毓璜顶")] == ["S", "K"]
    assert [area.code for area in work.areas.named("毓璜顶", COMMUNITY)] == ["K"]


def test_at_most_twenty_areas_are_named(work: UnitOfWork) -> None:
    many = [AreaRow(f"N{n}", AreaKind.GRID, f"小区网格{n}", "K") for n in range(30)]
    import_areas(work, [*AREAS, *many])
    assert len(work.areas.named("小区")) == 20


def test_areas_can_be_imported_in_any_order(work: UnitOfWork) -> None:
    import_areas(work, reversed(AREAS))
    assert [area.code for area in work.areas.all()] == ["C", "D", "S", "K", "G1", "G2", "S2"]


def test_places_come_back_as_imported(work: UnitOfWork) -> None:
    import_areas(work, AREAS)
    put_places(work)
    assert work.areas.places() == PLACES


def test_grids_are_found_by_point_and_by_building(work: UnitOfWork) -> None:
    import_areas(work, AREAS)
    put_places(work)
    assert work.grids.grid_at(Point(37.001, 121.005)) == "G1"
    assert work.grids.grid_of_building("幸福家园", "3", "C") == "G2"
    assert work.grids.grid_of_building("幸福小区", "4", "C") == "G1"
    assert work.grids.place_named("幸福小区", "C") == Point(37.001, 121.005)


def test_the_list_is_answered_in_order(work: UnitOfWork) -> None:
    version = put_list(work, LIFT, DUST)
    assert work.matters.version == version
    assert work.matters.get("05-017") == LIFT
    assert work.matters.find("05-018") is None
    assert work.matters.categories() == CATEGORIES
    assert work.matters.category("05").name == "物业管理"
    assert list(work.matters.of_category("05")) == [LIFT]
    assert work.matters.office("grid") == OFFICES[0]
    assert list(work.matters.all()) == [DUST, LIFT]


def test_the_words_of_a_list_come_and_go_with_it(work: UnitOfWork) -> None:
    words = MatterWords("05-017", "", ("电梯", "维修"), ("电梯坏了",), ())
    import_list(work, CATEGORIES, OFFICES, [LIFT], [words])
    assert work.books.matter_words() == [words]
    put_list(work, LIFT)
    assert work.books.matter_words() == []
    undo(work, LIST)
    assert work.books.matter_words() == [words]


def test_unknown_parts_of_the_list_are_refused(work: UnitOfWork) -> None:
    put_list(work, LIFT)
    for asked in (
        lambda: work.matters.get("05-018"),
        lambda: work.matters.category("99"),
        lambda: work.matters.office("nobody"),
        lambda: work.matters.at(99),
    ):
        with pytest.raises(UnknownRecordError):
            asked()


def test_a_new_list_replaces_the_old_one_which_stays_readable(work: UnitOfWork) -> None:
    old = put_list(work, LIFT, DUST)
    new = put_list(work, DUST)
    assert new == old + 1
    assert work.matters.version == new
    assert list(work.matters.all()) == [DUST]
    assert work.matters.at(old).matters == (DUST, LIFT)


def test_a_matter_that_the_list_dropped_is_found_but_not_offered(work: UnitOfWork) -> None:
    put_list(work, LIFT, DUST)
    put_list(work, DUST)
    assert work.matters.get("05-017") == LIFT
    assert work.matters.find("05-017") is None


def test_a_staged_version_is_not_seen_before_the_switch(work: UnitOfWork) -> None:
    put_list(work, DUST)
    version = begin_version(work, LIST)
    stage(work, version, [LIFT])
    assert work.matters.find("05-017") is None
    switch(work, LIST, version)
    assert work.matters.find("05-017") == LIFT


def test_imports_can_be_undone_one_after_another(work: UnitOfWork) -> None:
    first = put_list(work, DUST)
    put_list(work, LIFT)
    put_list(work, LIFT, DUST)
    undo(work, LIST)
    assert undo(work, LIST) == first
    assert list(work.matters.all()) == [DUST]
    with pytest.raises(ImportInvalidError):
        undo(work, LIST)


def test_an_import_after_an_undo_gets_a_number_of_its_own(work: UnitOfWork) -> None:
    put_list(work, DUST)
    undone = put_list(work, LIFT)
    undo(work, LIST)
    assert put_list(work, DUST, LIFT) == undone + 1


def test_rows_that_contradict_each_other_are_refused(work: UnitOfWork) -> None:
    with pytest.raises(ImportInvalidError):
        import_areas(work, [*AREAS, AREAS[0]])
    assert work.books.current(AREAS_BOOK) is None


def test_a_failed_import_leaves_the_old_version(work: UnitOfWork) -> None:
    put_list(work, DUST)
    with pytest.raises(IntegrityError), work.savepoint():
        import_list(work, CATEGORIES, OFFICES, [LIFT, LIFT])
    assert list(work.matters.all()) == [DUST]


def test_a_version_number_that_was_rolled_back_is_not_remembered(work: UnitOfWork) -> None:
    with pytest.raises(ZeroDivisionError), work.savepoint():
        _read_then_fail(work)
    put_list(work, DUST)
    assert work.matters.find("05-017") is None


def test_another_process_sees_a_new_version_in_its_next_transaction(
    open_again: Callable[[], Database],
) -> None:
    importer, server = open_again(), open_again()
    importer.run_write(lambda work: put_list(work, DUST))
    assert server.run_write(lambda work: work.matters.find("05-017")) is None
    importer.run_write(lambda work: put_list(work, LIFT))
    assert server.run_write(lambda work: work.matters.find("05-017")) == LIFT
    assert server.run_read(lambda work: work.matters.find("05-017")) == LIFT


def test_a_book_is_read_once_and_not_for_each_transaction(work: UnitOfWork) -> None:
    import_areas(work, AREAS)
    cache = BookCache()
    first = UnitOfWork(work.connection, cache, NOON)
    second = UnitOfWork(work.connection, cache, NOON)
    assert first.areas.get("G1") is second.areas.get("G1")


def test_the_index_follows_new_places(work: UnitOfWork) -> None:
    import_areas(work, AREAS)
    put_places(work)
    moved = replace(PLACES, estates=(replace(ESTATE, grid="G2"),), buildings=())
    put_places(work, moved)
    assert work.grids.grid_of_building("幸福小区", None, "C") == "G2"


def test_the_citys_days_come_back_as_stored(work: UnitOfWork) -> None:
    assert list(work.books.calendar_days()) == []
    days = [CalendarDay("2027-03-06", worked=True), CalendarDay("2027-03-08", worked=False)]
    number = begin_version(work, CALENDAR)
    stage(work, number, days)
    switch(work, CALENDAR, number)
    assert list(work.books.calendar_days()) == days


def _read_then_fail(work: UnitOfWork) -> None:
    put_list(work, LIFT)
    assert work.matters.find("05-017") is not None
    raise ZeroDivisionError
