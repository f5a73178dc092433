"""The city's own days, and what follows from them."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.channels.console import ACCOUNT, CHANNEL
from bot.importing.calendar_days import plan_calendar
from bot.importing.plan import carry_out, undo_last
from bot.importing.tables import ImportFileError
from bot.jobs import Jobs
from bot.transaction import Transaction
from bot.wiring import Application
from tests.support.city import HOME
from tickets.model import Ticket
from tickets.usecases.file_request import Report, file_request

LITTER = "01-001"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """Return the file that tests write."""
    return tmp_path / "calendar.csv"


def imported(application: Application, table: Path, *lines: str) -> None:
    """Import a table of these lines."""
    table.write_text("\n".join(("day,worked", *lines)), encoding="utf-8")
    plan = application.database.run_read(lambda uow: plan_calendar(uow, table))
    carry_out(application.database, plan, lambda _: None)


def is_worked(application: Application, day: date) -> bool:
    """Tell whether a conversation takes a day as worked."""
    return application.read(
        lambda transaction: transaction.context().work.calendar.is_workday(day)
    ).result()


def filed(application: Application) -> Ticket:
    """File a report that counts working days."""

    def file(transaction: Transaction) -> Ticket:
        context = transaction.context()
        person = context.work.people.find_by_identity(CHANNEL, ACCOUNT, "resident:demo")
        assert person is not None
        report = Report("垃圾", HOME, LITTER)
        return file_request(context.work, context.work.actor(person), report).ticket

    return application.write(file).result()


def ticket(application: Application, ticket_id: str) -> Ticket:
    return application.read(
        lambda transaction: transaction.context().work.tickets.get(ticket_id)
    ).result()


def test_an_imported_day_wins_over_the_shipped_calendar(
    application: Application, table: Path
) -> None:
    saturday, monday = date(2027, 3, 6), date(2027, 3, 8)
    assert (is_worked(application, saturday), is_worked(application, monday)) == (False, True)
    imported(application, table, "2027-03-06,yes", "2027/03/08,休")
    assert (is_worked(application, saturday), is_worked(application, monday)) == (True, False)
    imported(application, table, "2027-03-06,是")
    assert (is_worked(application, saturday), is_worked(application, monday)) == (True, True)
    undo_last(application.database)
    assert not is_worked(application, monday)


def test_open_deadlines_follow(application: Application, table: Path) -> None:
    before = filed(application)
    assert before.resolve_due is not None
    last_day = before.resolve_due.astimezone(application.settings.zone).date()
    imported(application, table, f"{last_day},no")
    Jobs(application).run_due_now()
    after = ticket(application, before.id)
    assert after.resolve_due is not None
    assert after.resolve_due - before.resolve_due >= timedelta(days=1)


def test_every_bad_row_is_named(application: Application, table: Path) -> None:
    with pytest.raises(ImportFileError) as refused:
        imported(application, table, "2027-13-01,yes", "2027-03-06,maybe", ",no")
    assert [fault.partition(":")[0] for fault in refused.value.faults] == [
        "line 2",
        "line 3",
        "line 4",
    ]


def test_a_day_stands_there_once(application: Application, table: Path) -> None:
    with pytest.raises(ImportFileError, match="2027-03-06 stands there more than once"):
        imported(application, table, "2027-03-06,yes", "2027/03/06,no")


def test_the_difference_names_the_days(application: Application, table: Path) -> None:
    imported(application, table, "2027-03-06,yes", "2027-03-08,no")
    table.write_text("day,worked\n2027-03-06,no\n2027-03-13,yes\n", encoding="utf-8")
    difference = application.database.run_read(lambda uow: plan_calendar(uow, table)).difference
    assert (difference.new, difference.changed, difference.gone) == (
        ("2027-03-13",),
        ("2027-03-06",),
        ("2027-03-08",),
    )
