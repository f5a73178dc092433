"""Show a month's indicators of one's area, with the tickets behind each number."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from handlers.ask import page_turners, paged
from handlers.flow import Audience, Flow
from handlers.offers import Choice
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.numbers import grouped_number
from tickets.people import Area
from tickets.permissions import administered
from tickets.usecases.measure_area import (
    Figure,
    Figures,
    administered_area,
    measure_area,
    tickets_behind,
)
from tickets.usecases.view_ticket import may_view

NUMBERS_A_PAGE = 40
GOOD, OTHER = "yes", "no"
MOST_IN_CHAT = 2_000
"""Tickets that are measured within a turn, while which others wait: about 0.12 ms each."""


def _start(turn: Turn) -> None:
    """Show this month of the one area, or ask which."""
    month = f"{_local(turn):%Y-%m}"
    codes = list(dict.fromkeys(assignment.area for assignment in administered(turn.actor)))
    if len(codes) == 1:
        _show_month(turn, codes[0], month)
        return
    choices = [Choice(turn.work.areas.get(c).name, "figures.show", (c, month)) for c in codes]
    turn.say("figures-which-area", *choices)


def _show(turn: Turn) -> None:
    """Show a month of an area."""
    _show_month(turn, *turn.args)


def _show_month(turn: Turn, code: str, month: str) -> None:
    area = _area_to_measure(turn, code, month)
    if area is None:
        return
    figures = _measured(turn, area, month)
    behind = turn.choice("figures-behind", "figures.behind", code, month, *_sides(figures))
    before = _before(turn, code, month)
    turn.say(
        "figures",
        *((before, behind) if figures.total else (before,)),
        **_heading(turn, area, month),
        total=figures.total,
        excluded=figures.excluded,
        lines="\n".join(_line(turn, figure) for figure in figures.figures),
    )


def _heading(turn: Turn, area: Area, month: str) -> dict[str, str | int]:
    since = _first_day(turn, month)
    return {"area": area.name, "year": str(since.year), "month": since.month}


def _before(turn: Turn, code: str, month: str) -> Choice:
    return turn.choice("figures-before", "figures.show", code, _shifted(month, -1))


def _area_to_measure(turn: Turn, code: str, month: str) -> Area | None:
    """Return an area; where measuring it would keep others waiting, lead to those right below it.

    One that has no areas below it is measured whatever it holds.
    """
    area, (since, until) = administered_area(turn.work, turn.actor, code), _span(turn, month)
    opened = turn.work.tickets.count_opened(area.path, since, until, MOST_IN_CHAT + 1)
    if opened <= MOST_IN_CHAT or not turn.work.areas.right_below(code):
        return area
    _say_areas(turn, area, month, 0)
    return None


def _areas(turn: Turn) -> None:
    """Show another page of the areas right below a large one."""
    code, month, page = turn.args
    area = administered_area(turn.work, turn.actor, code)
    _say_areas(turn, area, month, int(page))


def _say_areas(turn: Turn, area: Area, month: str, page: int) -> None:
    below = [
        Choice(each.name, "figures.show", (each.code, month))
        for each in turn.work.areas.right_below(area.code)
    ]
    shown = paged(turn, below, page, "figures.areas", (area.code, month))
    before = () if page else (_before(turn, area.code, month),)
    turn.say("figures-large", *shown, *before, **_heading(turn, area, month), most=MOST_IN_CHAT)


def _line(turn: Turn, figure: Figure) -> str:
    name = turn.text(f"figure-{figure.name}")
    if figure.rate is None:
        return turn.text("figure-none", name=name)
    return turn.text(
        "figure-line",
        name=name,
        percent=f"{figure.rate:.1%}",
        good=figure.good,
        counted=figure.counted,
    )


def _sides(figures: Figures) -> list[str]:
    """Return how many tickets there are on each side of each indicator, for a button to carry."""
    return [
        f"{figure.name}.{side}.{count}"
        for figure in figures.figures
        for side, count in ((GOOD, figure.good), (OTHER, figure.counted - figure.good))
        if count
    ]


def _behind(turn: Turn) -> None:
    """Show which tickets can be listed."""
    code, month, *sides = turn.args
    if not sides:  # nothing counts, or the button is of a version that did not carry them
        area = _area_to_measure(turn, code, month)
        if area is None:
            return
        sides = _sides(_measured(turn, area, month))
    choices = [_side_choice(turn, code, month, *each.split(".")) for each in sides]
    turn.say("figures-which" if choices else "figures-nothing", *choices)


def _side_choice(turn: Turn, code: str, month: str, name: str, side: str, count: str) -> Choice:
    return turn.choice(
        "figures-listed",
        "figures.tickets",
        *(code, month, name, side, count, "0"),
        what=turn.text(f"figure-{name}-{side}"),
        count=int(count),
    )


def _tickets(turn: Turn) -> None:
    """List the numbers of the tickets on one side of an indicator."""
    code, month, name, side, *counts, page = turn.args
    area = _area_to_measure(turn, code, month)
    if area is None:
        return
    found = tickets_behind(turn.work, area, *_span(turn, month), name, good=side == GOOD)
    if counts:
        count = int(counts[0])
    else:  # the button is of a version that did not carry it
        everything = list(found)
        count, found = len(everything), iter(everything)
    args = (code, month, name, side, str(count))
    turn.say(
        "figures-numbers",
        *page_turners(turn, count, int(page), "figures.tickets", args, NUMBERS_A_PAGE),
        what=turn.text(f"figure-{name}-{side}"),
        count=count,
        numbers=_numbers(turn, found, int(page)),
    )


def _numbers(turn: Turn, found: Iterator[Ticket], page: int) -> str:
    """Return the numbers of one page; what comes after it is not read."""
    tickets = islice(found, page * NUMBERS_A_PAGE, (page + 1) * NUMBERS_A_PAGE)
    return turn.text("list-comma").join(filter(None, (_number(turn, each) for each in tickets)))


def _number(turn: Turn, ticket: Ticket) -> str:
    """Return a ticket's first number; a private one stays unnamed."""
    if not may_view(turn.work, turn.actor, ticket):
        return ""
    return grouped_number(turn.work.requests.of_ticket(ticket.id)[0].number)


def _measured(turn: Turn, area: Area, month: str) -> Figures:
    return measure_area(turn.work, turn.actor, area.code, *_span(turn, month))


def _span(turn: Turn, month: str) -> tuple[datetime, datetime]:
    return _first_day(turn, month), _first_day(turn, _shifted(month, 1))


def _local(turn: Turn) -> datetime:
    return turn.work.now.astimezone(turn.work.hours.zone)


def _first_day(turn: Turn, month: str) -> datetime:
    year, _, number = month.partition("-")
    return datetime(int(year), int(number), 1, tzinfo=turn.work.hours.zone)


def _shifted(month: str, months: int) -> str:
    year, _, number = month.partition("-")
    count = int(year) * 12 + int(number) - 1 + months
    return f"{count // 12}-{count % 12 + 1:02d}"


FLOW = Flow(
    "figures",
    {"show": _show, "areas": _areas, "behind": _behind, "tickets": _tickets},
    command="figures",
    start=_start,
    audience=Audience.ADMINS,
    alone=True,
)
