"""Find tickets of one's own areas by number, place or matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from itertools import islice

from handlers.cards import quoted, task_card
from handlers.flow import Audience, Flow
from handlers.task_lists import task_choices
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.numbers import bare_number, is_number
from tickets.people import Area
from tickets.permissions import administered
from tickets.readings import Address
from tickets.status import OPEN
from tickets.usecases.view_ticket import may_view, view_ticket

LOOK_BACK = timedelta(days=90)
MOST_MATTERS = 3
MOST_FOUND = 200


def _start(turn: Turn) -> None:
    """Take what is looked for, or ask for it."""
    if turn.words:
        _show(turn, turn.words, 0)
        return
    turn.wait_for("find.asked")
    turn.say("find-what")


def _asked(turn: Turn) -> None:
    """Look for what was written."""
    if not turn.words:
        _start(turn)
        return
    _show(turn, turn.words, 0)


def _page(turn: Turn) -> None:
    """Show another page of what was found."""
    _show(turn, turn.args[0], int(turn.args[1]))


def _show(turn: Turn, words: str, page: int) -> None:
    found = list(islice(_found(turn, words), MOST_FOUND + 1))
    more = len(found) > MOST_FOUND
    found = found[:MOST_FOUND]
    if not found:
        turn.say("find-none", words=quoted(words))
    elif len(found) == 1:
        ticket = view_ticket(turn.work, turn.actor, found[0].id)
        turn.reply(task_card(turn.speaker, turn.actor, ticket))
    else:
        choices = task_choices(turn, found, page, "find.page", words)
        turn.say("find-list-newest" if more else "find-list", *choices, count=len(found))


def _found(turn: Turn, words: str) -> Iterator[Ticket]:
    """Yield the tickets that fit, newest first, and that the actor may see."""
    tickets = _numbered(turn, words) if is_number(words) else _described(turn, words)
    unique = {ticket.id: ticket for ticket in tickets}
    for ticket in sorted(unique.values(), key=lambda t: t.opened_at, reverse=True):
        if may_view(turn.work, turn.actor, ticket):
            yield ticket


def _numbered(turn: Turn, words: str) -> Iterator[Ticket]:
    request = turn.work.requests.find_by_number(bare_number(words))
    if request is not None:
        yield turn.work.tickets.get(request.ticket_id)


def _described(turn: Turn, words: str) -> Iterable[Ticket]:
    """Return what fits the place and the matter, or the one that the words name."""
    paths = [assignment.path for assignment in administered(turn.actor)]
    matches = turn.context.understanding.search(words, MOST_MATTERS)
    matters = [match.matter for match in matches]
    at_place = [ticket for path in paths for ticket in _at_place(turn, words, matters, path)]
    if at_place:
        return [ticket for ticket in at_place if ticket.matter_id in matters] or at_place
    return [ticket for path in paths for ticket in _about(turn, matters, path)]


def _about(turn: Turn, matters: list[str], path: str) -> Iterator[Ticket]:
    since = turn.work.ago(LOOK_BACK)
    for matter in matters:
        yield from turn.work.tickets.similar(matter, path, since, MOST_FOUND + 1)


def _at_place(turn: Turn, words: str, matters: list[str], path: str) -> Iterator[Ticket]:
    address = turn.context.understanding.read(words).address
    for area in _areas_named(turn, words, address):
        within = area.path if area.path.startswith(path) else path
        if area.path.startswith(path) or path.startswith(area.path):
            for ticket in _in_area(turn, matters, within):
                if address is None or _fits(address, ticket):
                    yield ticket


def _in_area(turn: Turn, matters: list[str], path: str) -> Iterator[Ticket]:
    """Yield the newest tickets of an area, of these matters more, and the open ones due next."""
    tickets = turn.work.tickets
    yield from _about(turn, matters, path)
    yield from tickets.newest_within(path, turn.work.ago(LOOK_BACK), MOST_FOUND + 1)
    yield from tickets.within(path, OPEN)


def _areas_named(turn: Turn, words: str, address: Address | None) -> list[Area]:
    if address is not None:
        found = (turn.work.areas.find(code) for code in address.areas)
        return [area for area in found if area is not None]
    return [area for word in words.split() for area in turn.work.areas.named(word)]


def _fits(address: Address, ticket: Ticket) -> bool:
    place = ticket.place
    if address.estate is None:
        return address.road is None or address.road in place.text
    same_building = address.building is None or address.building == place.building
    return address.estate == place.estate and same_building


FLOW = Flow(
    "find",
    {"asked": _asked, "page": _page},
    command="find",
    start=_start,
    audience=Audience.ADMINS,
)
