"""The self-test: settings, database, books, calendar, people."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.wiring import Application
from tickets.errors import UnknownRecordError
from tickets.people import Role
from tickets.work import Work

LEAST_FREE = 1024**3  # bytes


class State(StrEnum):
    """How a part is."""

    GOOD = "good"
    WARNING = "warning"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class Finding:
    """What the doctor found of a part, in one sentence."""

    state: State
    sentence: str


def examine(application: Application) -> Iterator[Finding]:
    """Yield what is found of each part; an application that cannot be opened is not examined."""
    yield from _folder(application)
    yield from _access(application)
    if not application.is_migrated():
        yield Finding(State.BROKEN, "The database's schema is another version's; update Huying.")
        return
    yield Finding(State.GOOD, "The database answers and its schema is up to date.")
    yield from _in_the_database(application, _books)
    yield from _in_the_database(application, _people)
    yield from _calendar(application)
    yield from _law(application)


def _in_the_database(
    application: Application, look: Callable[[Work], Iterator[Finding]]
) -> list[Finding]:
    return application.read(lambda transaction: list(look(transaction.context().work))).result()


def _folder(application: Application) -> Iterator[Finding]:
    data = application.settings.data
    if not os.access(data, os.W_OK):
        yield Finding(State.BROKEN, f"The data folder {data} cannot be written to.")
        return
    free = shutil.disk_usage(data).free
    if free < LEAST_FREE:
        yield Finding(State.WARNING, f"The data folder {data} has {free >> 20} MB left.")
    else:
        yield Finding(State.GOOD, f"The data folder is {data}.")


def _access(application: Application) -> Iterator[Finding]:
    settings = application.settings
    if settings.is_loopback:
        yield Finding(State.GOOD, "The server is bound to this machine alone.")
        return
    if not settings.public_url.startswith("https://"):
        yield Finding(
            State.WARNING,
            "The server is open to the network: set HUYING_PUBLIC_URL to its https:// address "
            "and put a TLS proxy before it.",
        )
    if not settings.secret_key:
        yield Finding(State.WARNING, "HUYING_SECRET_KEY is not set.")


def _books(work: Work) -> Iterator[Finding]:
    try:
        city = work.areas.city()
    except UnknownRecordError:
        yield Finding(State.BROKEN, "There are no areas yet: huying import areas FILE.")
    else:
        yield Finding(State.GOOD, f"The areas are those of {city.name}.")
    matters = sum(len(work.matters.of_category(one.code)) for one in work.matters.categories())
    if not matters:
        yield Finding(State.BROKEN, "There is no responsibility list yet: huying import list FILE.")
    else:
        version = work.matters.version
        yield Finding(State.GOOD, f"The list has {matters} matters (version {version}).")


def _people(work: Work) -> Iterator[Finding]:
    try:
        city = work.areas.city()
    except UnknownRecordError:
        return
    staff = work.people.staff_within(city.path, work.now)
    roles = [assignment.role for _, assignment in staff]
    if not any(role in roles for role in (Role.COMMUNITY_ADMIN, Role.CITY_ADMIN)):
        yield Finding(
            State.WARNING,
            f"Nobody can triage yet: huying invite admin --area {city.code} --name WHO.",
        )
    else:
        yield Finding(State.GOOD, f"{len({person.id for person, _ in staff})} people hold a role.")


def _calendar(application: Application) -> Iterator[Finding]:
    year = application.clock.now().astimezone(application.settings.zone).year
    calendar = application.database.run_read(application.calendar_of)
    for one in (year, year + 1):
        if calendar.is_complete(one):
            yield Finding(State.GOOD, f"The make-up workdays of {one} are known.")
        else:
            yield Finding(
                State.WARNING,
                f"The make-up workdays of {one} are not known yet: deadlines fall back to "
                "weekdays and holidays until huying import calendar brings the State Council's "
                "notice.",
            )


def _law(application: Application) -> Iterator[Finding]:
    if application.settings.telegram_token:
        yield Finding(
            State.WARNING,
            "Telegram stores messages abroad: a Chinese authority needs a security assessment "
            "or consent for that (PIPL, articles 38 to 40).",
        )
