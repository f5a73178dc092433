"""A small city for tests of conversations: two communities, three grids, four matters."""

from __future__ import annotations

from storage.area_rows import AreaRow
from storage.importing import import_areas, import_list, import_places
from storage.places import Estate, Grid
from storage.unit_of_work import UnitOfWork
from tickets.model import Category, HandlerKind, Matter, Office, TimeClass
from tickets.people import AreaKind

EAST_1 = (37.5005, 121.4005)  # latitude and longitude of a point in the grid east-1
AT_SEA = (38.5, 121.4)

AREAS = (
    AreaRow("city", AreaKind.CITY, "烟台市", None),
    AreaRow("district", AreaKind.DISTRICT, "芝罘区", "city"),
    AreaRow("street", AreaKind.STREET, "毓璜顶街道", "district"),
    AreaRow("east", AreaKind.COMMUNITY, "东社区", "street"),
    AreaRow("west", AreaKind.COMMUNITY, "西社区", "street"),
    AreaRow("east-1", AreaKind.GRID, "东社区第一网格", "east"),
    AreaRow("east-2", AreaKind.GRID, "东社区第二网格", "east"),
    AreaRow("west-1", AreaKind.GRID, "西社区第一网格", "west"),
)
CATEGORIES = tuple(
    Category(code, f"第{code}类", f"Category {code}") for code in ("01", "02", "05", "07")
)
OFFICES = (
    Office("grid", "社区网格", "Grid worker", "grid"),
    Office("lighting", "路灯管理处", "Street lighting", "department"),
    Office("property", "物业公司", "Property company", "property"),
    Office("water", "自来水公司", "Water company", "utility"),
)


def _matter(
    matter_id: str, name: str, name_en: str, handler: HandlerKind, office: str, limit: TimeClass
) -> Matter:
    return Matter(
        id=matter_id,
        category=matter_id[:2],
        name=name,
        name_en=name_en,
        includes="",
        handler=handler,
        office=office,
        helpers=(),
        time_class=limit,
        proof=False,
    )


MATTERS = (
    _matter("01-001", "垃圾乱堆", "Litter", HandlerKind.GRID, "grid", TimeClass.GENERAL),
    _matter("02-001", "路灯不亮", "Dark lamp", HandlerKind.OFFICE, "lighting", TimeClass.GENERAL),
    _matter("05-001", "电梯故障", "Lift", HandlerKind.PROPERTY, "property", TimeClass.GENERAL),
    _matter("07-001", "水管漏水", "Leak", HandlerKind.OFFICE, "water", TimeClass.UTILITY),
)


def _square(code: str, south: float, west: float) -> Grid:
    ring = [(0.0, 0.0), (0.001, 0.0), (0.001, 0.001), (0.0, 0.001), (0.0, 0.0)]
    corners = ",".join(f"[{west + x:.6f},{south + y:.6f}]" for x, y in ring)
    return Grid(code, 300, f'{{"type":"Polygon","coordinates":[[{corners}]]}}')


GRIDS = (
    _square("east-1", 37.500, 121.400),
    _square("east-2", 37.500, 121.410),
    _square("west-1", 37.500, 121.390),
)
ESTATES = (
    Estate("e1", "幸福小区", (), "east-1", 37.5005, 121.4005, "南大街", "1"),
    Estate("e2", "阳光花园", (), "east-2", 37.5005, 121.4105, "南大街", "2"),
    Estate("e3", "阳光花园", (), "west-1", 37.5005, 121.3905, "南大街", "3"),
)


def build_city(uow: UnitOfWork) -> None:
    """Store the small city."""
    import_areas(uow, AREAS)
    import_places(uow, ESTATES, (), (), GRIDS)
    import_list(uow, CATEGORIES, OFFICES, MATTERS)
