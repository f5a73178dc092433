"""Store a made city with its people: what a benchmark's server runs on."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.made_city import CitySize, make_city
from bot.channels import console
from bot.importing.areas import plan_areas
from bot.importing.grids import plan_grids
from bot.importing.places import plan_places
from bot.importing.plan import Plan, carry_out
from bot.importing.responsibility_list import plan_list
from bot.importing.staff import StaffRow, plan_staff
from bot.settings import Settings
from bot.wiring import Application, open_application
from nlp.responsibility_list import SHIPPED
from storage.unit_of_work import UnitOfWork
from tickets.people import Assignment, Identity, Person


def settle_city(settings: Settings, size: CitySize | None = None) -> None:
    """Make a city and store it, its staff in office, in an empty database."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_city(folder, size)
        application = open_application(settings)
        try:
            _import_all(application, folder)
        finally:
            application.close()


def _import_all(application: Application, folder: Path) -> None:
    database = application.database
    for make, file in (
        (plan_list, SHIPPED),
        (plan_areas, folder / "areas.csv"),
        (plan_grids, folder / "grids.geojson"),
        (plan_places, folder),
    ):
        carry_out(database, database.run_read(partial(_plan, make, file)), lambda _: None)
    staff = database.run_read(lambda uow: plan_staff(uow, folder / "staff.csv"))
    database.run_write(lambda uow: _appoint(application, uow, staff.new))


def _plan(make: Callable[[UnitOfWork, Path], Plan], file: Path, uow: UnitOfWork) -> Plan:
    return make(uow, file)


def _appoint(application: Application, uow: UnitOfWork, staff: tuple[StaffRow, ...]) -> None:
    ids = application.ids
    for member in staff:
        person = Person(ids.new(), member.name, "zh-CN", uow.now)
        uow.people.add(person)
        uow.people.save_identity(
            Identity(person.id, console.CHANNEL, console.ACCOUNT, member.key, True, uow.now)
        )
        path = uow.areas.get(member.area).path
        uow.people.assign(
            Assignment(ids.new(), person.id, member.role, member.area, path, member.office, uow.now)
        )
