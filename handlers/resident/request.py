"""Go on with a request of one's own: add to it, chase it, withdraw it."""

from __future__ import annotations

from handlers.cards import map_link
from handlers.coordinates import to_wgs84
from handlers.flow import Flow
from handlers.offers import Choice
from handlers.said import remember_words
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.model import Request
from tickets.numbers import grouped_number
from tickets.usecases.add_to_request import add_to_request, own_request
from tickets.usecases.chase_ticket import chase_ticket
from tickets.usecases.withdraw_request import withdraw_request


def _add(turn: Turn) -> None:
    """Ask what is to be added."""
    request = _own(turn)
    turn.wait_for("request.added", request.id)
    turn.say("add-what", turn.choice("add-leave", "mine.detail", request.id))


def _added(turn: Turn) -> None:
    """Take words, photos or a location."""
    request = _own(turn)
    text, media = _words(turn), turn.keep_media()
    if not text and not media:
        turn.wait_for("request.added", request.id)
        turn.say("add-nothing", turn.choice("add-leave", "mine.detail", request.id))
        return
    add_to_request(turn.work, turn.actor, request.id, text, media)
    remember_words(turn, request.id)
    turn.context.media.attach(media, request.ticket_id)
    turn.say("request-added", _progress(turn, request), number=grouped_number(request.number))


def _words(turn: Turn) -> str:
    """Return what was written; a location becomes a link to a map."""
    location = turn.incoming.location
    if location is None:
        return turn.words
    link = map_link(to_wgs84(location))
    return turn.text("add-location", label=location.label, map=link)


def _chase(turn: Turn) -> None:
    """Remind whoever has it."""
    request = _own(turn)
    chase_ticket(turn.work, turn.actor, request.id)
    turn.say("request-chased", _progress(turn, request), number=grouped_number(request.number))


def _withdraw(turn: Turn) -> None:
    """Ask whether it is really to be withdrawn."""
    request = _own(turn)
    ticket = turn.work.tickets.get(request.ticket_id)
    standing = [r for r in turn.work.requests.of_ticket(ticket.id) if r.withdrawn_at is None]
    turn.say(
        "withdraw-ask" if len(standing) == 1 else "withdraw-shared",
        turn.choice("withdraw-yes", "request.withdraw_sure", request.id),
        turn.choice("withdraw-no", "mine.detail", request.id),
        number=grouped_number(request.number),
        matter=turn.speaker.matter(ticket.matter_id),
    )


def _withdraw_sure(turn: Turn) -> None:
    """Withdraw it."""
    request = _own(turn)
    withdraw_request(turn.work, turn.actor, request.id)
    text = turn.text("request-withdrawn", number=grouped_number(request.number))
    turn.reply(Reply(text, replaces=turn.card))


def _progress(turn: Turn, request: Request) -> Choice:
    return turn.choice("do-mine-detail", "mine.detail", request.id)


def _own(turn: Turn) -> Request:
    return own_request(turn.work, turn.actor, turn.args[0])


FLOW = Flow(
    "request",
    {
        "add": _add,
        "added": _added,
        "chase": _chase,
        "withdraw": _withdraw,
        "withdraw_sure": _withdraw_sure,
    },
)
