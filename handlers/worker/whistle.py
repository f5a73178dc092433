"""Blow the whistle on a ticket, report in, end it with a result, and rate each other."""

from __future__ import annotations

from handlers.ask import paged
from handlers.flow import Audience, Flow
from handlers.offers import Choice
from handlers.speaker import Delivery, Reply, Speaker
from handlers.turn import Turn
from handlers.whistling import end_choices, whistle_text
from tickets.model import Office
from tickets.numbers import bare_number
from tickets.permissions import require
from tickets.status import Action
from tickets.usecases.blow_whistle import MOST_OFFICES, blow_whistle
from tickets.usecases.end_whistle import end_whistle, rate_whistle
from tickets.usecases.rate_request import RATINGS
from tickets.usecases.report_in import report_in
from tickets.usecases.view_ticket import may_view
from tickets.whistles import Whistle, WhistleKind


def _start(turn: Turn) -> None:
    """Take a number, or ask for it."""
    if turn.words:
        _numbered(turn)
        return
    turn.wait_for("whistle.numbered")
    turn.say("whistle-number")


def _numbered(turn: Turn) -> None:
    """Find the ticket of a number; ask again where there is none that one may see."""
    request = turn.work.requests.find_by_number(bare_number(turn.words))
    ticket = turn.work.tickets.get(request.ticket_id) if request is not None else None
    if ticket is None or not may_view(turn.work, turn.actor, ticket):
        turn.wait_for("whistle.numbered")
        turn.say("assign-unknown", turn.choice("answer-is-report", "report.again", turn.words))
        return
    _ask_kind(turn, ticket.id)


def _blow(turn: Turn) -> None:
    """Begin with the ticket whose button was pressed."""
    _ask_kind(turn, turn.args[0])


def _ask_kind(turn: Turn, ticket_id: str) -> None:
    require(turn.work, turn.actor, turn.work.tickets.get(ticket_id), Action.WHISTLE)
    kinds = (
        turn.choice(f"whistle-kind-{kind}", "whistle.kind", ticket_id, kind) for kind in WhistleKind
    )
    turn.say("whistle-why-kind", *kinds)


def _kind(turn: Turn) -> None:
    """Ask which offices are called."""
    _ask_offices(turn, turn.args, "", 0)


def _offices(turn: Turn) -> None:
    """Show another page of the offices."""
    *chosen, words, page = turn.args
    _ask_offices(turn, tuple(chosen), words, int(page))


def _office_named(turn: Turn) -> None:
    """Look for the office that was typed."""
    _ask_offices(turn, turn.args, turn.words, 0)


def _office(turn: Turn) -> None:
    """Take an office; more may be called."""
    if len(turn.args) - 2 >= MOST_OFFICES:
        _ask_why(turn)
        return
    _ask_offices(turn, turn.args, "", 0)


def _ask_offices(turn: Turn, args: tuple[str, ...], words: str, page: int) -> None:
    """Ask for an office; ``args`` are ticket, kind, and the offices that are called already."""
    chosen = args[2:]
    choices = [
        Choice(turn.speaker.office(office.code), "whistle.office", (*args, office.code))
        for office in _listed(turn)
        if office.code not in chosen and words in office.name
    ]
    enough = (turn.choice("whistle-enough", "whistle.enough", *args),) if chosen else ()
    turn.wait_for("whistle.office_named", *args)
    names = turn.text("list-comma").join(map(turn.speaker.office, chosen)) or "empty"
    turn.say(
        "whistle-whom",
        *enough,
        *paged(turn, choices, page, "whistle.offices", (*args, words)),
        offices=names,
    )


def _listed(turn: Turn) -> list[Office]:
    """Return the offices that the responsibility list names, but the grid's own."""
    matters = turn.work.matters
    codes = (m.office for c in matters.categories() for m in matters.of_category(c.code))
    offices = (matters.office(code) for code in dict.fromkeys(codes))
    return [office for office in offices if office.kind != "grid"]


def _ask_why(turn: Turn) -> None:
    """Ask what they are needed for."""
    turn.wait_for("whistle.reasoned", *turn.args)
    turn.say("whistle-what-for")


def _reasoned(turn: Turn) -> None:
    """Blow it; ask again where there are no words."""
    if not turn.words:
        _ask_why(turn)
        return
    ticket_id, kind, *offices = turn.args
    whistle = blow_whistle(
        turn.work, turn.actor, ticket_id, WhistleKind(kind), tuple(offices), turn.words
    )
    choices = end_choices(turn.speaker, turn.actor.person, whistle)
    turn.reply(Reply(whistle_text(turn.speaker, whistle, "whistle-done"), choices))


def _report_in(turn: Turn) -> None:
    """Say that one's office has come."""
    whistle = report_in(turn.work, turn.actor, turn.args[0])
    turn.reply(Reply(whistle_text(turn.speaker, whistle, "whistle-reported"), replaces=turn.card))


def _end(turn: Turn) -> None:
    """Ask what came of it."""
    turn.wait_for("whistle.ended", turn.args[0])
    turn.say("whistle-what-came")


def _ended(turn: Turn) -> None:
    """End it with these words, and let both sides rate each other."""
    if not turn.words:
        _end(turn)
        return
    whistle = end_whistle(turn.work, turn.actor, turn.args[0], turn.words)
    turn.say("whistle-over")
    for call in whistle.calls:
        choices = _ratings(turn.speaker, whistle, call.office)
        turn.say("whistle-rate-office", *choices, office=turn.speaker.office(call.office))
        if call.reported_by is not None:
            _ask_office_to_rate(turn, whistle, call.office, call.reported_by)


def _ask_office_to_rate(turn: Turn, whistle: Whistle, office: str, person_id: str) -> None:
    speaker = Speaker(turn.context, turn.work.people.get(person_id))
    text = speaker.text("whistle-rate-back", words=turn.words)
    choices = _ratings(speaker, whistle, office)
    speaker.send(Reply(text, choices), Delivery(importance="notice"))


def _ratings(speaker: Speaker, whistle: Whistle, office: str) -> tuple[Choice, ...]:
    return tuple(
        speaker.choice(f"rating-{rating}", "whistle.rate", whistle.id, office, str(rating))
        for rating in RATINGS
    )


def _rate(turn: Turn) -> None:
    """Keep a rating."""
    whistle_id, office, rating = turn.args
    rate_whistle(turn.work, turn.actor, whistle_id, office, int(rating))
    turn.reply(Reply(turn.text("whistle-rated"), replaces=turn.card))


FLOW = Flow(
    "whistle",
    {
        "numbered": _numbered,
        "blow": _blow,
        "kind": _kind,
        "offices": _offices,
        "office_named": _office_named,
        "office": _office,
        "enough": _ask_why,
        "reasoned": _reasoned,
        "report_in": _report_in,
        "end": _end,
        "ended": _ended,
        "rate": _rate,
    },
    command="whistle",
    start=_start,
    audience=Audience.STAFF,
)
