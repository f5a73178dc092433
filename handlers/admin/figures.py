"""Show a month's indicators of one's area, with the tickets behind each number."""

from __future__ import annotations

from datetime import datetime

from handlers.ask import page_turners
from handlers.flow import Audience, Flow
from handlers.offers import Choice
from handlers.turn import Turn
from tickets.numbers import grouped_number
from tickets.permissions import administered
from tickets.usecases.measure_area import Figure, Figures, measure_area
from tickets.usecases.view_ticket import may_view

NUMBERS_A_PAGE = 40


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


def _show_month(turn: Turn, area: str, month: str) -> None:
    figures = _measured(turn, area, month)
    since = _first_day(turn, month)
    before = turn.choice("figures-before", "figures.show", area, _shifted(month, -1))
    which = turn.choice("figures-behind", "figures.behind", area, month)
    turn.say(
        "figures",
        *((before, which) if figures.tickets else (before,)),
        area=figures.area.name,
        year=str(since.year),
        month=since.month,
        total=len(figures.tickets),
        excluded=len(figures.excluded),
        lines="\n".join(_line(turn, figure) for figure in figures.figures),
    )


def _line(turn: Turn, figure: Figure) -> str:
    name = turn.text(f"figure-{figure.name}")
    if figure.rate is None:
        return turn.text("figure-none", name=name)
    return turn.text(
        "figure-line",
        name=name,
        percent=f"{figure.rate:.1%}",
        good=len(figure.good),
        counted=len(figure.counted),
    )


def _behind(turn: Turn) -> None:
    """Show which tickets can be listed."""
    area, month = turn.args
    choices = [
        turn.choice(
            "figures-listed",
            "figures.tickets",
            *(area, month, figure.name, side, "0"),
            what=turn.text(f"figure-{figure.name}-{side}"),
            count=count,
        )
        for figure in _measured(turn, area, month).figures
        for side, count in (("yes", len(figure.good)), ("no", len(_others(figure))))
        if count
    ]
    turn.say("figures-which" if choices else "figures-nothing", *choices)


def _others(figure: Figure) -> list[str]:
    good = set(figure.good)
    return [ticket_id for ticket_id in figure.counted if ticket_id not in good]


def _tickets(turn: Turn) -> None:
    """List the numbers of the tickets on one side of an indicator."""
    area, month, name, side, page = turn.args
    figure = next(f for f in _measured(turn, area, month).figures if f.name == name)
    ids = list(figure.good) if side == "yes" else _others(figure)
    size, number, args = NUMBERS_A_PAGE, int(page), turn.args[:-1]
    shown = (_number(turn, ticket_id) for ticket_id in ids[number * size : (number + 1) * size])
    turn.say(
        "figures-numbers",
        *page_turners(turn, len(ids), number, "figures.tickets", args, size),
        what=turn.text(f"figure-{name}-{side}"),
        count=len(ids),
        numbers=turn.text("list-comma").join(filter(None, shown)),
    )


def _number(turn: Turn, ticket_id: str) -> str:
    """Return a ticket's first number; a private one stays unnamed."""
    if not may_view(turn.work, turn.actor, turn.work.tickets.get(ticket_id)):
        return ""
    return grouped_number(turn.work.requests.of_ticket(ticket_id)[0].number)


def _measured(turn: Turn, area: str, month: str) -> Figures:
    since, until = _first_day(turn, month), _first_day(turn, _shifted(month, 1))
    return measure_area(turn.work, turn.actor, area, since, until)


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
    {"show": _show, "behind": _behind, "tickets": _tickets},
    command="figures",
    start=_start,
    audience=Audience.ADMINS,
    alone=True,
)
