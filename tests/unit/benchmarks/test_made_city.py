"""Tests of the made city: it is whole, it can be imported, and the seed decides it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import shapely

from benchmarks.made_city import WHOLE, CitySize, make_city
from benchmarks.settled_city import settle_city
from bot.importing.areas import read_areas
from bot.importing.grids import read_grids
from bot.importing.places import read_places
from bot.settings import Settings
from bot.wiring import open_application
from tickets.people import AreaKind, Point, Role

SIZE = CitySize(grids=70, estates=60, roads=8)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small city."""
    made = tmp_path_factory.mktemp("made")
    make_city(made, SIZE)
    return made


def test_the_grids_tile_the_city_without_gap_or_overlap(folder: Path) -> None:
    borders = [
        shapely.from_geojson(row.grid.polygon) for row in read_grids(folder / "grids.geojson")
    ]
    whole = shapely.box(WHOLE.west, WHOLE.south, WHOLE.east, WHOLE.north)
    assert len(borders) == SIZE.grids
    assert sum(border.area for border in borders) == pytest.approx(whole.area)
    assert shapely.union_all(borders).symmetric_difference(whole).area < 1e-6 * whole.area


def test_areas_have_the_sizes_of_a_city(folder: Path) -> None:
    kinds = Counter(area.kind for area in read_areas(folder / "areas.csv"))
    assert kinds == {
        AreaKind.CITY: 1, AreaKind.DISTRICT: 1, AreaKind.STREET: 3, AreaKind.COMMUNITY: 18
    }  # fmt: skip


def test_estates_have_names_of_their_own_and_lie_in_their_grids(folder: Path) -> None:
    estates = read_places(folder).estates
    borders = {row.grid.code: row.grid.polygon for row in read_grids(folder / "grids.geojson")}
    assert len({estate.name for estate in estates}) == SIZE.estates
    for estate in estates:
        spot = shapely.Point(estate.lon, estate.lat)
        assert shapely.from_geojson(borders[estate.grid]).contains(spot)


def test_names_go_on_when_they_are_used_up(tmp_path: Path) -> None:
    make_city(tmp_path, CitySize(grids=4, estates=25_000, roads=1))
    names = [estate.name for estate in read_places(tmp_path).estates]
    assert len(set(names)) == 25_000
    assert names[-1].endswith("2期")


def test_the_same_seed_makes_the_same_city(folder: Path, tmp_path: Path) -> None:
    make_city(tmp_path / "same", SIZE)
    make_city(tmp_path / "other", SIZE, seed=2)
    texts = [
        (at / "estates.csv").read_bytes() for at in (folder, tmp_path / "same", tmp_path / "other")
    ]
    assert texts[0] == texts[1] != texts[2]


def test_a_settled_city_has_a_worker_in_every_grid(tmp_path: Path) -> None:
    settings = Settings(data_dir=str(tmp_path))
    settle_city(settings, SIZE)
    application = open_application(settings)
    try:
        held = application.database.run_read(
            lambda uow: uow.people.staff_within(uow.areas.city().path, uow.now)
        )
        kinds = Counter(assignment.role for _, assignment in held)
        assert kinds[Role.WORKER] == SIZE.grids
        assert kinds[Role.LEADER] == kinds[Role.COMMUNITY_ADMIN] > 0
        middle = Point((WHOLE.south + WHOLE.north) / 2, (WHOLE.west + WHOLE.east) / 2)
        assert application.database.run_read(lambda uow: uow.grids.grid_at(middle)) is not None
    finally:
        application.close()
