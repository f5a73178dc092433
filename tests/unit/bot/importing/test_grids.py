"""A GeoJSON of grids."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.importing.demo_city import CITY
from bot.importing.grids import plan_grids, read_grids
from bot.importing.tables import ImportFileError
from storage.database import Database
from tests.support.city import GRID

SHIPPED = json.loads((CITY / "grids.geojson").read_text(encoding="utf-8"))
SQUARE = [[[121.0, 37.0], [121.1, 37.0], [121.1, 37.1], [121.0, 37.0]]]
BOW_TIE = [[[121.0, 37.0], [121.1, 37.1], [121.1, 37.0], [121.0, 37.1], [121.0, 37.0]]]


def file_of(folder: Path, content: object) -> Path:
    """Write a GeoJSON file."""
    file = folder / "grids.geojson"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def features(*changes: dict[str, object]) -> dict[str, object]:
    """Return a collection of grids that differ from a good one by these parts."""
    good = {"code": "g1", "name": "一", "community": "c", "households": 300}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "properties": good | dict(change.get("properties", {})),  # type: ignore[call-overload]  # any JSON
                "geometry": change.get("geometry", {"type": "Polygon", "coordinates": SQUARE}),
            }
            for change in changes
        ],
    }


def test_the_shipped_grids_change_nothing(database: Database) -> None:
    plan = database.run_read(lambda uow: plan_grids(uow, CITY / "grids.geojson"))
    assert not plan.difference
    assert len(plan.books) == 2


def test_a_new_border_is_a_change(database: Database, tmp_path: Path) -> None:
    moved = json.loads(json.dumps(SHIPPED))
    moved["features"][0]["geometry"]["coordinates"] = SQUARE
    plan = database.run_read(lambda uow: plan_grids(uow, file_of(tmp_path, moved)))
    assert plan.difference.changed == (f"{moved['features'][0]['properties']['code']} (border)",)


def test_a_grid_with_staff_or_estates_may_not_go(database: Database, tmp_path: Path) -> None:
    fewer = {
        **SHIPPED,
        "features": [it for it in SHIPPED["features"] if it["properties"]["code"] != GRID],
    }
    with pytest.raises(ImportFileError) as raised:
        database.run_read(lambda uow: plan_grids(uow, file_of(tmp_path, fewer)))
    assert GRID in str(raised.value.faults)


@pytest.mark.parametrize(
    "change",
    [
        {"geometry": {"type": "Point", "coordinates": [121.0, 37.0]}},
        {"geometry": {"type": "Polygon", "coordinates": BOW_TIE}},
        {"geometry": {"type": "Polygon", "coordinates": []}},
        {"geometry": {"type": "Polygon", "coordinates": ["here"]}},
        {"properties": {"households": "many"}},
        {"properties": {"code": None}},
    ],
)
def test_a_wrong_feature_is_named_by_its_place(change: dict[str, object], tmp_path: Path) -> None:
    with pytest.raises(ImportFileError) as raised:
        read_grids(file_of(tmp_path, features({}, change)))
    assert [fault[:10] for fault in raised.value.faults] == ["feature 2:"]


@pytest.mark.parametrize("content", ["[]", "{", '{"features": 1}'])
def test_a_file_that_is_no_geojson_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "grids.geojson"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(ImportFileError):
        read_grids(file)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError):
        read_grids(tmp_path / "nothing.geojson")
