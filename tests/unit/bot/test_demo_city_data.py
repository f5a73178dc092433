"""The demo city's files keep what its README promises."""

import csv
import json
import re
from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pytest
from shapely import Point, Polygon
from shapely.ops import unary_union

ROOT = Path(__file__).parents[3]
CITY = ROOT / "bot" / "demo_city"

Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid of the demo city; the outline is in degrees, longitude first."""

    code: str
    name: str
    community: str
    households: int
    outline: Polygon


def rows(path: Path) -> list[Row]:
    """Read a table."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def by(column: str, table: list[Row]) -> dict[str, Row]:
    """Index a table by a column that identifies its rows."""
    return {row[column]: row for row in table}


def grid_of(row: Row) -> Grid:
    """Tell the grid that holds an estate."""
    return GRIDS[row["grid"]]


def read_grids() -> dict[str, Grid]:
    """Read the grids by code."""
    features = json.loads((CITY / "grids.geojson").read_text(encoding="utf-8"))["features"]
    found = (
        Grid(**it["properties"], outline=Polygon(*it["geometry"]["coordinates"])) for it in features
    )
    return {grid.code: grid for grid in found}


AREAS = rows(CITY / "areas.csv")
AREA = by("code", AREAS)
ESTATES = rows(CITY / "estates.csv")
ESTATE = by("id", ESTATES)
BUILDINGS = rows(CITY / "buildings.csv")
ROADS = rows(CITY / "roads.csv")
STAFF = rows(CITY / "staff.csv")
MEMBER = by("key", STAFF)
RESIDENTS = rows(CITY / "residents.csv")
OFFICE = by("code", rows(ROOT / "nlp" / "responsibilities" / "offices.csv"))
GRIDS = read_grids()


@pytest.mark.parametrize(
    ("kind", "count"),
    [("city", 1), ("district", 14), ("street", 159), ("community", 6509), ("grid", 12)],
)
def test_every_level_of_the_city_is_complete(kind: str, count: int) -> None:
    assert sum(row["kind"] == kind for row in AREAS) == count


def test_area_codes_are_unique() -> None:
    assert len(AREA) == len(AREAS)


def test_every_area_stands_after_its_parent_one_level_above() -> None:
    above = {"district": "city", "street": "district", "community": "street", "grid": "community"}
    kinds: dict[str, str] = {}
    for row in AREAS:
        assert kinds.get(row["parent"]) == above.get(row["kind"]), row
        kinds[row["code"]] = row["kind"]


def test_a_real_code_continues_its_parents_code() -> None:
    real = [row for row in AREAS if row["kind"] in {"street", "community", "grid"}]
    assert [row for row in real if not row["code"].startswith(row["parent"])] == []


def test_thirteen_districts_are_real_and_the_fourteenth_is_marked_as_invented() -> None:
    districts = [row for row in AREAS if row["kind"] == "district"]
    invented = [row for row in districts if row["note"] == "invented code"]
    assert [row["name"] for row in invented] == ["长岛综合试验区"]
    assert re.fullmatch(r"3706X\d", invented[0]["code"])
    assert all(re.fullmatch(r"3706\d\d", row["code"]) for row in districts if not row["note"])


def test_only_invented_areas_carry_a_note() -> None:
    noted = {row["kind"] for row in AREAS if row["note"]}
    assert noted == {"district", "grid"}
    assert all(row["note"] for row in AREAS if row["kind"] == "grid")


def test_a_community_is_called_by_its_name_and_not_by_its_committee() -> None:
    names = [row["name"] for row in AREAS if row["kind"] == "community"]
    assert [name for name in names if not name.endswith(("社区", "村"))] == []
    assert "友谊街社区" in names


def test_an_area_is_told_from_its_neighbours_by_name() -> None:
    repeated = Counter((row["parent"], row["name"]) for row in AREAS)
    assert [name for name, count in repeated.items() if count > 1] == []


def test_grids_on_the_map_are_those_in_the_table_of_areas() -> None:
    listed = {(it["code"], it["name"], it["parent"]) for it in AREAS if it["kind"] == "grid"}
    assert {(it.code, it.name, it.community) for it in GRIDS.values()} == listed


def test_three_communities_have_four_grids_each() -> None:
    assert sorted(Counter(grid.community for grid in GRIDS.values()).values()) == [4, 4, 4]


def test_every_grid_is_a_valid_polygon_in_the_middle_of_yantai() -> None:
    for grid in GRIDS.values():
        west, south, east, north = grid.outline.bounds
        assert grid.outline.is_valid, grid.code
        assert (west, south) > (121.36, 37.5), grid.code
        assert east < 121.42, grid.code
        assert north < 37.56, grid.code


def test_grids_share_borders_and_nothing_else() -> None:
    for one, other in combinations(GRIDS.values(), 2):
        assert not one.outline.overlaps(other.outline), (one.code, other.code)
        assert one.outline.intersection(other.outline).area == 0, (one.code, other.code)


def test_grids_cover_one_piece_of_the_city_without_holes() -> None:
    whole = unary_union([grid.outline for grid in GRIDS.values()])
    assert isinstance(whole, Polygon)
    assert len(whole.interiors) == 0


def test_a_grid_has_200_to_400_households_and_they_live_in_its_buildings() -> None:
    entrances: Counter[str] = Counter()
    for row in BUILDINGS:
        entrances[row["grid"] or ESTATE[row["estate"]]["grid"]] += int(row["entrances"])
    assert all(200 <= grid.households <= 400 for grid in GRIDS.values())
    assert {grid.code: grid.households for grid in GRIDS.values()} == {
        code: 12 * count for code, count in entrances.items()
    }


def test_every_grid_has_two_or_three_estates() -> None:
    counts = Counter(row["grid"] for row in ESTATES)
    assert set(counts) == set(GRIDS)
    assert set(counts.values()) <= {2, 3}


def test_estate_ids_are_unique() -> None:
    assert len(ESTATE) == len(ESTATES)


def test_every_estate_stands_inside_its_grid() -> None:
    for row in ESTATES:
        place = Point(float(row["lon"]), float(row["lat"]))
        assert grid_of(row).outline.contains(place), row


def test_every_estate_has_an_address_of_its_own_on_a_listed_road() -> None:
    addresses = Counter((row["road"], row["number"]) for row in ESTATES)
    assert addresses.most_common(1)[0][1] == 1
    assert {road for road, _ in addresses} <= {row["name"] for row in ROADS}


def test_every_estate_has_3_to_12_buildings_numbered_from_one() -> None:
    for estate in ESTATE:
        numbers = [int(row["building"]) for row in BUILDINGS if row["estate"] == estate]
        assert numbers == list(range(1, len(numbers) + 1)), estate
        assert 3 <= len(numbers) <= 12, estate


def test_every_building_belongs_to_an_estate_and_has_an_entrance() -> None:
    assert [row for row in BUILDINGS if row["estate"] not in ESTATE] == []
    assert all(int(row["entrances"]) >= 1 for row in BUILDINGS)


def test_a_building_of_another_grid_stands_next_to_its_estates_grid() -> None:
    moved = [row for row in BUILDINGS if row["grid"]]
    assert moved
    for row in moved:
        home = grid_of(ESTATE[row["estate"]])
        assert row["grid"] != home.code, row
        assert home.outline.touches(GRIDS[row["grid"]].outline), row


def test_the_one_xingfu_estate_has_a_building_3_of_two_entrances_in_the_grid_of_worker_03() -> None:
    (estate,) = (row for row in ESTATES if row["name"] == "幸福小区")
    (building,) = (
        row for row in BUILDINGS if row["estate"] == estate["id"] and row["building"] == "3"
    )
    assert building["entrances"] == "2"
    assert building["grid"] == ""
    assert estate["grid"] == MEMBER["worker:03"]["area"]


def test_two_estates_of_one_name_lie_in_different_communities() -> None:
    first, second = (row for row in ESTATES if row["name"] == "阳光花园")
    assert grid_of(first).community != grid_of(second).community


def test_no_other_estate_shares_a_name_or_an_alias() -> None:
    called = Counter(
        name
        for row in ESTATES
        if row["name"] != "阳光花园"
        for name in (row["name"], *row["aliases"].split("|"))
    )
    assert called.most_common(1)[0][1] == 1


def test_every_road_is_listed_once_in_a_known_area() -> None:
    assert len(ROADS) >= 40
    assert len(by("name", ROADS)) == len(ROADS)
    assert {AREA[row["area"]]["kind"] for row in ROADS} == {"street", "district"}


def test_every_grid_has_exactly_one_full_time_worker() -> None:
    served = [row["area"] for row in STAFF if row["role"] == "worker"]
    assert sorted(served) == sorted(GRIDS)


def test_every_community_has_one_leader_and_one_admin() -> None:
    communities = sorted({grid.community for grid in GRIDS.values()})
    for role in ("leader", "admin"):
        areas = (AREA[row["area"]] for row in STAFF if row["role"] == role)
        assert sorted(it["code"] for it in areas if it["kind"] == "community") == communities


def test_the_chain_of_admins_leads_from_worker_03_up_to_the_city() -> None:
    area = AREA[MEMBER["worker:03"]["area"]]
    assert MEMBER["leader:01"]["area"] == area["parent"]
    for level in ("community", "street", "district", "city"):
        area = AREA[area["parent"]]
        assert MEMBER[f"admin:{level}"]["area"] == area["code"]


def test_every_office_of_the_list_has_somebody_on_duty() -> None:
    expected = {
        (code, f"{row['name']} 值班员")
        for code, row in OFFICE.items()
        if code not in {"grid", "community"}
    }
    assert {(row["office"], row["name"]) for row in STAFF if row["role"] == "office"} == expected


def test_only_office_staff_belong_to_an_office_and_their_key_names_it() -> None:
    for row in STAFF:
        role, _, rest = row["key"].partition(":")
        assert role == row["role"], row
        assert row["office"] == (rest if role == "office" else ""), row


def test_keys_and_names_of_staff_are_unique_and_their_areas_known() -> None:
    assert len(MEMBER) == len(STAFF)
    assert len(by("name", STAFF)) == len(STAFF)
    assert {row["area"] for row in STAFF} <= set(AREA)


def test_staff_are_named_by_their_role_and_never_as_a_person() -> None:
    names = {row["name"] for row in STAFF if row["role"] != "office"}
    role = re.compile(r"((兼职)?网格员|网格长) \d\d|社区管理员( \d\d)?|(街道|区级|市级)管理员")
    assert [name for name in names if not role.fullmatch(name)] == []


def test_the_one_demo_resident_lives_in_xingfu_estate_building_3_entrance_2() -> None:
    (resident,) = RESIDENTS
    assert (resident["key"], resident["name"]) == ("resident:demo", "演示居民")
    assert ESTATE[resident["home_estate"]]["name"] == "幸福小区"
    assert (resident["building"], resident["entrance"]) == ("3", "2")
