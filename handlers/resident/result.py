"""Judge a result: confirm it, dispute it, say that one has not looked yet, rate it."""

from __future__ import annotations

from handlers.cards import promise
from handlers.flow import Flow
from handlers.offers import Choice
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.model import Request
from tickets.numbers import grouped_number
from tickets.usecases.add_to_request import own_request
from tickets.usecases.confirm_result import confirm_result, not_seen
from tickets.usecases.dispute_result import check_in_time, dispute_result
from tickets.usecases.rate_request import RATINGS, rate_request

STREET_CYCLE = 3  # the third cycle goes to the street (product.md, "Done")


def _confirm(turn: Turn) -> None:
    """Note that it is solved, and ask for a rating."""
    request = _own(turn)
    confirm_result(turn.work, turn.actor, request.id)
    turn.say("result-confirmed", *_ratings(turn, request), number=grouped_number(request.number))


def _rating(turn: Turn) -> None:
    """Ask for a rating."""
    request = _own(turn)
    turn.say("result-rate", *_ratings(turn, request), number=grouped_number(request.number))


def _ratings(turn: Turn, request: Request) -> list[Choice]:
    """Return the ratings in order, so that a typed figure means that many points."""
    return [
        turn.choice(f"rating-{rating}", "result.rate", request.id, str(rating))
        for rating in RATINGS
    ]


def _rate(turn: Turn) -> None:
    """Keep a rating, and ask for a word on it."""
    request_id, rating = turn.args
    rate_request(turn.work, turn.actor, request_id, int(rating))
    turn.wait_for("result.comment", request_id, rating)
    text = turn.text("rating-kept", rating=rating)
    silent = turn.choice("rating-no-comment", "result.rated")
    turn.reply(Reply(text, (silent,), replaces=turn.card))


def _comment(turn: Turn) -> None:
    """Keep the words on a rating; should they be a new problem, it is one tap away."""
    request_id, rating = turn.args
    if not turn.words:
        turn.say("rating-thanks")
        return
    rate_request(turn.work, turn.actor, request_id, int(rating), turn.words)
    turn.say("rating-comment-kept", *_another_problem(turn))


def _another_problem(turn: Turn) -> list[Choice]:
    reading = turn.context.understanding.read(turn.words)
    if reading.intent != "report" or not reading.matches:
        return []
    return [turn.choice("comment-is-report", "report.again", turn.words)]


def _rated(turn: Turn) -> None:
    """Leave it at the rating."""
    turn.reply(Reply(turn.text("rating-thanks"), replaces=turn.card))


def _not_fixed(turn: Turn) -> None:
    """Ask what is not solved, unless it is too late for that."""
    request = _own(turn)
    check_in_time(turn.work, turn.work.tickets.get(request.ticket_id))
    turn.wait_for("result.disputed", request.id)
    turn.say(
        "not-fixed-what", turn.choice("not-fixed-no-words", "result.disputed_silently", request.id)
    )


def _disputed(turn: Turn) -> None:
    """Send it back with the words and photos that say what is wrong."""
    media = turn.keep_media()
    _dispute(turn, turn.words, media)


def _disputed_silently(turn: Turn) -> None:
    """Send it back without a word."""
    _dispute(turn, "", ())


def _dispute(turn: Turn, text: str, media: tuple[str, ...]) -> None:
    request = _own(turn)
    ticket = dispute_result(turn.work, turn.actor, request.id, text, media)
    turn.context.media.attach(media, ticket.id)
    turn.say(
        "result-disputed-street" if ticket.cycle >= STREET_CYCLE else "result-disputed",
        turn.choice("do-mine-detail", "mine.detail", request.id),
        number=grouped_number(request.number),
        cycle=ticket.cycle,
        promise=promise(turn.speaker, ticket),
    )


def _not_seen(turn: Turn) -> None:
    """Note that they have not looked yet; confirming and disputing stay one tap away."""
    request = _own(turn)
    not_seen(turn.work, turn.actor, request.id)
    turn.say(
        "result-not-seen-kept",
        turn.choice("do-result-confirm", "result.confirm", request.id),
        turn.choice("do-result-not-fixed", "result.not_fixed", request.id),
    )


def _own(turn: Turn) -> Request:
    return own_request(turn.work, turn.actor, turn.args[0])


FLOW = Flow(
    "result",
    {
        "confirm": _confirm,
        "rating": _rating,
        "rate": _rate,
        "comment": _comment,
        "rated": _rated,
        "not_fixed": _not_fixed,
        "disputed": _disputed,
        "disputed_silently": _disputed_silently,
        "not_seen": _not_seen,
    },
)
