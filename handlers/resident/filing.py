"""File a draft: its matter is chosen; find its place, look for neighbours, give the receipt."""

from __future__ import annotations

import msgspec

from handlers.ask import place_from_answer, place_from_text
from handlers.cards import quoted, receipt
from handlers.drafts import (
    draft_report,
    end_draft,
    likely_place,
    show_draft,
    smallest_known,
    standing_draft,
    with_files,
    with_place,
)
from handlers.flow import Flow
from handlers.nearby import distance_words, similar_tickets
from handlers.session import Draft
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.numbers import grouped_number
from tickets.people import Place
from tickets.ports import place_in
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.file_request import Filed, file_request, join_ticket

MOST_NEIGHBOURS = 2
MOST_AREAS = 6


def _choose(turn: Turn) -> None:
    """Take the matter that was chosen, then whatever is still missing."""
    draft = standing_draft(turn)
    if draft is None:
        return
    matter = turn.work.matters.get(turn.args[0])
    _complete(turn, msgspec.structs.replace(draft, matter=matter.id))


def _complete(turn: Turn, draft: Draft) -> None:
    place = likely_place(turn.speaker, draft)
    if place is None:
        _ask_place(turn, draft)
        return
    draft = msgspec.structs.replace(draft, place=place, areas=())
    if not _offer_neighbours(turn, draft, place):
        _file(turn, draft, place)


def _ask_place(turn: Turn, draft: Draft) -> None:
    turn.keep_draft(draft)
    areas = [turn.work.areas.get(code) for code in draft.areas[:MOST_AREAS]]
    choices = [
        turn.choice("place-candidate", "filing.area", a.code, area=turn.speaker.place(place_in(a)))
        for a in areas
    ]
    home = turn.actor.person.home
    if home is not None:
        place = turn.speaker.place(home)
        choices.append(turn.choice("place-home", "filing.at_home", place=place))
    choices.append(turn.choice("place-unsure", "filing.anywhere"))
    turn.wait_for("filing.placed")
    turn.say("place-which" if areas else "place-where", *choices)


def _area(turn: Turn) -> None:
    """Take one of several places of the same name."""
    draft = standing_draft(turn)
    if draft is None:
        return
    reading = turn.context.understanding.read(draft.text)
    found = place_from_text(turn, reading, within=turn.args[0])
    area = turn.work.areas.get(turn.args[0])
    place = found.place or place_in(area, reading.address.text if reading.address else "")
    _complete(turn, msgspec.structs.replace(draft, place=place, areas=()))


def _placed(turn: Turn) -> None:
    """Take the answer to where it is: an address, a pin; anything else belongs to the report."""
    draft = standing_draft(turn)
    if draft is None:
        return
    found = place_from_answer(turn)
    media = turn.keep_media()
    draft = msgspec.structs.replace(
        with_files(turn, draft, media), place_text=quoted(turn.words) or draft.place_text
    )
    if found.problem is not None:
        turn.say(found.problem)
    if found.place is None and not found.candidates:
        turn.say("place-not-found")
    draft = with_place(draft, found)
    _complete(turn, draft)


def _at_home(turn: Turn) -> None:
    """Take the bound home as the place."""
    draft = standing_draft(turn)
    if draft is None:
        return
    home = turn.actor.person.home
    _complete(turn, msgspec.structs.replace(draft, place=home, areas=()))


def _anywhere(turn: Turn) -> None:
    """Go on without a place: the community of the home, else the city desk."""
    draft = standing_draft(turn)
    if draft is not None:
        place = smallest_known(turn.speaker, draft)
        _complete(turn, msgspec.structs.replace(draft, place=place, areas=()))


def _offer_neighbours(turn: Turn, draft: Draft, place: Place) -> bool:
    """Show open tickets about the same thing nearby; tell whether there is one."""
    if draft.matter is None or draft.emergency is not None:
        return False
    tickets = similar_tickets(turn.work, draft.matter, place, turn.actor)[:MOST_NEIGHBOURS]
    if not tickets:
        return False
    turn.keep_draft(draft)
    for ticket in tickets[:-1]:
        turn.reply(_neighbour_card(turn, ticket, place))
    last = _neighbour_card(turn, tickets[-1], place)
    other = turn.choice("neighbour-other", "filing.new")
    turn.reply(Reply(last.text, (*last.choices, other), last.media))
    return True


def _neighbour_card(turn: Turn, ticket: Ticket, place: Place) -> Reply:
    requests = [r for r in turn.work.requests.of_ticket(ticket.id) if r.withdrawn_at is None]
    text = turn.text(
        "neighbour-card",
        matter=turn.speaker.matter(ticket.matter_id),
        place=turn.speaker.place(place_in(turn.work.areas.get(ticket.place.area))),
        distance=distance_words(turn.speaker, place, ticket.place),
        status=turn.text(f"status-{ticket.status}"),
        count=len(requests),
    )
    return Reply(text, (turn.choice("neighbour-join", "filing.join", ticket.id),))


def _new(turn: Turn) -> None:
    """File a ticket of its own although there is a similar one nearby."""
    draft = standing_draft(turn)
    if draft is not None and draft.place is not None:
        _file(turn, draft, draft.place)


def _join(turn: Turn) -> None:
    """Join a neighbour's ticket with a request of one's own."""
    draft = standing_draft(turn)
    if draft is not None and draft.place is not None:
        report = draft_report(draft, draft.place)
        _receipt(turn, draft, join_ticket(turn.work, turn.actor, turn.args[0], report))


def _urgent(turn: Turn) -> None:
    """File at once what may be a danger to life; nothing that is missing blocks it."""
    draft = standing_draft(turn)
    if draft is None:
        return
    matter = draft.matters[0] if draft.matters else None
    place = likely_place(turn.speaker, draft) or smallest_known(turn.speaker, draft)
    _file(turn, msgspec.structs.replace(draft, matter=matter), place, urgent=True)


def _without_matter(turn: Turn) -> None:
    """Leave it to triage what it is."""
    draft = standing_draft(turn)
    if draft is None:
        return
    place = likely_place(turn.speaker, draft) or smallest_known(turn.speaker, draft)
    _file(turn, msgspec.structs.replace(draft, matter=None), place)


def _add(turn: Turn) -> None:
    """Add the draft to an open request of one's own."""
    draft = standing_draft(turn)
    if draft is None:
        return
    add_to_request(turn.work, turn.actor, turn.args[0], draft.text, draft.media)
    request = turn.work.requests.get(turn.args[0])
    turn.context.media.attach(draft.media, request.ticket_id)
    end_draft(turn, request.id)
    turn.say("request-added", number=grouped_number(request.number))


def _file(turn: Turn, draft: Draft, place: Place, *, urgent: bool = False) -> None:
    report = draft_report(draft, place, urgent=urgent)
    _receipt(turn, draft, file_request(turn.work, turn.actor, report))


def _receipt(turn: Turn, draft: Draft, filed: Filed) -> None:
    """Give the receipt, then go on with what else the same message said."""
    turn.context.media.attach(draft.media, filed.ticket.id)
    end_draft(turn, filed.request.id)
    turn.reply(receipt(turn.speaker, filed.request, filed.ticket))
    if draft.later:
        _next(turn, draft)


def _next(turn: Turn, draft: Draft) -> None:
    """Show the next problem of a message that held several, at the same place."""
    text, *later = draft.later
    reading = turn.context.understanding.read(text)
    following = Draft(
        id=turn.work.ids.new(),
        started_at=turn.context.now,
        text=text,
        place=draft.place,
        matters=tuple(match.matter for match in reading.matches),
        origin=draft.origin,
        later=tuple(later),
    )
    turn.say("report-next", words=quoted(text))
    show_draft(turn, following, reading)


FLOW = Flow(
    "filing",
    {
        "choose": _choose,
        "area": _area,
        "placed": _placed,
        "at_home": _at_home,
        "anywhere": _anywhere,
        "new": _new,
        "join": _join,
        "urgent": _urgent,
        "without_matter": _without_matter,
        "add": _add,
    },
)
