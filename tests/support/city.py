"""The demo city's three communities with their staff: small enough to be stored in a moment."""

from __future__ import annotations

import shutil
from pathlib import Path

from bot.channels.console import ACCOUNT, CHANNEL
from bot.importing.areas import read_areas
from bot.importing.demo_city import CITY
from bot.importing.grids import read_grids
from bot.importing.places import read_places
from bot.importing.responsibility_list import read_list_folder
from bot.importing.staff import read_staff
from bot.settings import Settings
from bot.wiring import Application, open_application
from storage.area_rows import AreaRow
from storage.importing import import_areas, import_list, import_places
from storage.unit_of_work import UnitOfWork
from tests.support.clock import HandClock
from tickets.people import Assignment, Identity, Person, Place

STREET = "370602003"
COMMUNITY = f"{STREET}004"
GRID = f"{COMMUNITY}03"
HOME = Place(
    area=GRID,
    path=f"370600/370602/{STREET}/{COMMUNITY}/{GRID}/",
    text="幸福小区3号楼2单元",
    estate="幸福小区",
    building="3",
    entrance="2",
)
"""Where ``resident:demo`` lives: in the grid of ``worker:03``."""


def settings_in(folder: Path, http_port: int = 8080) -> Settings:
    """Return the settings of a city whose data lie in a folder; port 0 is any free one."""
    return Settings(data_dir=str(folder), http_port=http_port)


def found_city(settings: Settings) -> None:
    """Fill the empty database of these settings with the city."""
    application = open_application(settings, HandClock())
    application.database.run_write(lambda uow: _fill(application, uow))
    application.close()


def copy_city(city: Path, folder: Path) -> None:
    """Copy a city into a folder, to be changed there."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in city.glob("huying.db*"):
        shutil.copy(file, folder / file.name)


def _fill(application: Application, uow: UnitOfWork) -> None:
    _fill_books(uow)
    work = application.context(uow, uow.now).work
    kinds = {area.code: area.kind for area in uow.books.areas().areas}
    offices = {office.code for office in read_list_folder().offices}
    for member in read_staff(CITY / "staff.csv", kinds.get, offices.__contains__):
        person = Person(work.ids.new(), member.name, "zh-CN", uow.now)
        _settle(uow, member.key, person)
        uow.people.assign(
            Assignment(
                id=work.ids.new(),
                person_id=person.id,
                role=member.role,
                area=member.area,
                path=work.areas.get(member.area).path,
                office=member.office,
                since=uow.now,
            )
        )
    _settle(uow, "resident:demo", Person(work.ids.new(), "演示居民", "zh-CN", uow.now, home=HOME))


def _settle(uow: UnitOfWork, key: str, person: Person) -> None:
    uow.people.add(person)
    uow.people.save_identity(Identity(person.id, CHANNEL, ACCOUNT, key, True, uow.now))


def _fill_books(uow: UnitOfWork) -> None:
    grids = read_grids(CITY / "grids.geojson")
    areas = _with_parents(read_areas(CITY / "areas.csv"), {row.area.parent for row in grids})
    import_areas(uow, [*areas, *(row.area for row in grids)])
    places = read_places(CITY)
    known = {area.code for area in areas}
    roads = [road for road in places.roads if road.area in known]
    import_places(uow, places.estates, places.buildings, roads, [row.grid for row in grids])
    listed = read_list_folder()
    import_list(uow, listed.categories, listed.offices, listed.matters, listed.words)


def _with_parents(areas: list[AreaRow], wanted: set[str | None]) -> list[AreaRow]:
    """Return the wanted areas and all that hold them."""
    by_code = {area.code: area for area in areas}
    found: dict[str, AreaRow] = {}
    waiting = [code for code in wanted if code is not None]
    while waiting:
        area = by_code[waiting.pop()]
        found[area.code] = area
        if area.parent is not None:
            waiting.append(area.parent)
    return list(found.values())
