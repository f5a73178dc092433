"""A reply to a message about a ticket adds to that ticket, the requester's or a worker's."""

from __future__ import annotations

from handlers.cards import map_link
from handlers.coordinates import to_wgs84
from handlers.flow import Flow
from handlers.said import remember_words
from handlers.turn import Turn
from tickets.model import Request
from tickets.numbers import bare_number, grouped_number
from tickets.usecases.add_to_request import add_to_request
from tickets.usecases.note_ticket import note_ticket


def _added(turn: Turn) -> None:
    """Add the words, photos or place of a reply to the ticket that the message was about."""
    request = turn.work.requests.find_by_number(bare_number(turn.args[0]))
    if request is None:
        turn.say("number-unknown")
        return
    text, media = _words(turn), turn.keep_media()
    if not text and not media:
        turn.say("chat-empty")
        return
    if request.person_id == turn.actor.person.id:
        add_to_request(turn.work, turn.actor, request.id, text, media)
        remember_words(turn, request.id)
        _confirm(turn, request, media, "request-added", "mine.detail", request.id)
    else:
        note_ticket(turn.work, turn.actor, request.ticket_id, text, media)
        _confirm(turn, request, media, "note-added", "task.show", request.ticket_id)


def _words(turn: Turn) -> str:
    """Return what was written; a location becomes a link to a map."""
    location = turn.incoming.location
    if location is None:
        return turn.words
    return turn.text("add-location", label=location.label, map=map_link(to_wgs84(location)))


def _confirm(
    turn: Turn, request: Request, media: tuple[str, ...], key: str, step: str, about: str
) -> None:
    turn.context.media.attach(media, request.ticket_id)
    show = turn.choice(f"do-{step.replace('.', '-')}", step, about)
    turn.say(key, show, number=grouped_number(request.number))


FLOW = Flow("reply", {"added": _added})
