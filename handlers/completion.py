"""Bring a draft whose matter is known to its receipt: its place, its neighbours, the filing."""

from __future__ import annotations

import msgspec

from handlers.cards import quoted, receipt
from handlers.drafts import draft_report, end_draft, likely_place, show_draft
from handlers.nearby import distance_words, similar_tickets
from handlers.session import Draft
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.model import Ticket
from tickets.people import Place
from tickets.ports import place_in
from tickets.usecases.file_request import Filed, file_request

MOST_NEIGHBOURS = 2
MOST_AREAS = 6


def complete(turn: Turn, draft: Draft) -> None:
    """Ask for the place where it is unknown, show similar tickets nearby, else file it."""
    place = likely_place(turn.speaker, draft)
    if place is None:
        _ask_place(turn, draft)
        return
    draft = msgspec.structs.replace(draft, place=place, areas=())
    if not _offer_neighbours(turn, draft, place):
        file_now(turn, draft, place)


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


def file_now(turn: Turn, draft: Draft, place: Place, *, urgent: bool = False) -> None:
    """File a draft as a ticket of its own."""
    report = draft_report(draft, place, urgent=urgent)
    give_receipt(turn, draft, file_request(turn.work, turn.actor, report))


def give_receipt(turn: Turn, draft: Draft, filed: Filed) -> None:
    """Give the receipt, then go on with what else the same message said."""
    turn.context.media.attach(draft.media, filed.ticket.id)
    end_draft(turn, filed.request.id)
    card = receipt(turn.speaker, filed.request, filed.ticket)
    is_guessed = draft.unasked and draft.matter is not None
    turn.reply(_asking_back(turn, filed, card) if is_guessed else card)
    if draft.later:
        _next(turn, draft)


def _asking_back(turn: Turn, filed: Filed, card: Reply) -> Reply:
    """Say what a request was filed as without asking; another matter is one tap away."""
    head = turn.text("filed-unasked", matter=turn.speaker.matter(filed.ticket.matter_id))
    choice = turn.choice("filed-not-this", "correction.open", filed.request.id)
    return Reply(f"{head}\n{card.text}", (choice, *card.choices), card.media, card.ticket)


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
