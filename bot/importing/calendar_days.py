"""Days that are worked, or not, otherwise than the shipped calendar says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from bot.importing.difference import compare
from bot.importing.plan import Book, Plan
from bot.importing.tables import ImportFileError, Row, RowError, convert_rows, read_table
from storage.books import CALENDAR
from storage.calendar_days import CalendarDay
from storage.unit_of_work import UnitOfWork

COLUMNS = ("day", "worked")
WORKED = {"yes": True, "no": False, "是": True, "否": False, "班": True, "休": False}


def plan_calendar(uow: UnitOfWork, file: Path) -> Plan:
    """Plan to replace all such days; deadlines of open tickets follow.

    Raises:
        ImportFileError: the table cannot be read, or rows are wrong.
    """
    found = convert_rows(read_table(file, COLUMNS), _day)
    days = [one.day for one in found]
    if twice := sorted({day for day in days if days.count(day) > 1}):
        raise ImportFileError([f"{day} stands there more than once" for day in twice])
    before = {one.day: one.worked for one in uow.books.calendar_days()}
    after = {one.day: one.worked for one in found}
    names = {day: day for day in before | after}
    return Plan((Book(CALENDAR, (found,)),), compare(before, after, names))


def _day(row: Row) -> CalendarDay:
    text, worked = row.need("day"), row.need("worked").casefold()
    try:
        day = date.fromisoformat(text.replace("/", "-")).isoformat()
    except ValueError as error:
        raise RowError(f"{text!r} is no day such as 2027-02-15") from error
    if worked not in WORKED:
        raise RowError(f"worked is {worked!r}: write yes or no")
    return CalendarDay(day, WORKED[worked])
