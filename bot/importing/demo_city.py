"""The demo city: its files into an empty database, once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from bot.channels import console
from bot.importing.areas import read_areas
from bot.importing.grids import read_grids
from bot.importing.places import read_places
from bot.importing.responsibility_list import read_list_folder
from bot.importing.staff import read_staff
from bot.importing.tables import Row, read_table
from bot.web_tokens import DEMO_FACT
from bot.wiring import Application
from storage.importing import import_areas, import_list, import_places
from storage.unit_of_work import UnitOfWork
from tickets.people import Assignment, Identity, Person, Place, Point
from tickets.work import Work

CITY = Path(__file__).parents[1] / "demo_city"
RESIDENTS = ("key", "name", "home_estate", "building", "entrance")


class NotADemoError(Exception):
    """The database holds a real city; choose another folder: make demo DATA=/some/folder."""


def fill_demo(application: Application) -> None:
    """Fill an empty database with the demo city; leave one that is the demo as it is.

    Raises:
        NotADemoError: the database holds another city.
    """
    application.database.run_write(lambda uow: _fill(application, uow))


def _fill(application: Application, uow: UnitOfWork) -> None:
    language = application.settings.language
    work = application.context(uow, uow.now).work
    if uow.meta.get(DEMO_FACT) is None:
        if uow.areas.all():
            raise NotADemoError
        _store_books(uow)
        _store_staff(uow, work, language)
        uow.meta.set(DEMO_FACT, "yes")
    _store_residents(uow, work, language)


def _store_books(uow: UnitOfWork) -> None:
    import_areas(uow, read_areas(CITY / "areas.csv"))
    places = read_places(CITY)
    grids = [row.grid for row in read_grids(CITY / "grids.geojson")]
    import_places(uow, places.estates, places.buildings, places.roads, grids)
    listed = read_list_folder()
    import_list(uow, listed.categories, listed.offices, listed.matters, listed.words)


def _store_staff(uow: UnitOfWork, work: Work, language: str) -> None:
    kinds = {area.code: area.kind for area in uow.areas.all()}
    offices = uow.books.responsibility_list().office_by_code
    for member in read_staff(CITY / "staff.csv", kinds.get, offices.__contains__):
        person = _add_person(work, member.key, member.name, language)
        area = work.areas.get(member.area)
        work.people.assign(
            Assignment(
                id=work.ids.new(),
                person_id=person.id,
                role=member.role,
                area=area.code,
                path=area.path,
                office=member.office,
                since=work.now,
            )
        )


def _store_residents(uow: UnitOfWork, work: Work, language: str) -> None:
    """Store the demo's residents, again where they had themselves forgotten."""
    for row in read_table(CITY / "residents.csv", RESIDENTS):
        key = row.need("key")
        if work.people.find_by_identity(console.CHANNEL, console.ACCOUNT, key) is None:
            person = _add_person(work, key, row.need("name"), language)
            work.people.save(replace(person, home=_home(uow, row)))


def _home(uow: UnitOfWork, row: Row) -> Place:
    estates = {estate.id: estate for estate in uow.areas.places().estates}
    estate = estates[row.need("home_estate")]
    building = row.need("building")
    grid = uow.grids.grid_of_building(estate.name, building, estate.grid) or estate.grid
    return Place(
        area=grid,
        path=uow.areas.get(grid).path,
        estate=estate.name,
        building=building,
        entrance=row.need("entrance"),
        point=Point(estate.lat, estate.lon),
    )


def _add_person(work: Work, key: str, name: str, language: str) -> Person:
    person = Person(id=work.ids.new(), name=name, language=language, created_at=work.now)
    work.people.add(person)
    work.people.save_identity(
        Identity(
            person_id=person.id,
            channel=console.CHANNEL,
            account=console.ACCOUNT,
            external_id=key,
            reachable=True,
            last_used_at=work.now,
        )
    )
    return person
