"""Work on a task: everything a worker does to a ticket, one tap each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from handlers.cards import quoted, task_card
from handlers.flow import Flow
from handlers.incoming import MediaKind
from handlers.nearby import is_near
from handlers.offers import Choice
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.events import PAUSE_REASONS, RETURN_REASONS, Reason
from tickets.model import Ticket
from tickets.permissions import require
from tickets.status import Action
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.ask_resident import ask_resident
from tickets.usecases.assign_ticket import return_ticket
from tickets.usecases.finish_ticket import finish_ticket, needs_proof
from tickets.usecases.pause_ticket import pause_ticket, resume_ticket
from tickets.usecases.reveal_requester import reveal_requesters
from tickets.usecases.start_work import arrive_at_ticket, go_to_ticket, start_work
from tickets.usecases.view_ticket import view_ticket

LOOK_BACK = timedelta(days=365)
PROOF_KINDS = frozenset({MediaKind.PHOTO, MediaKind.VIDEO})


def _show(turn: Turn) -> None:
    """Show a task with what can be done now, and what solved the last such one there."""
    ticket = view_ticket(turn.work, turn.actor, turn.args[0])
    card = task_card(turn.speaker, turn.actor, ticket)
    text = card.text + _last_time(turn, ticket)
    turn.reply(Reply(text, card.choices, card.media, card.ticket))


def _last_time(turn: Turn, ticket: Ticket) -> str:
    results = (_result(turn, other) for other in _solved_there(turn, ticket))
    words = next(filter(None, results), "")
    return "\n" + turn.text("task-last-time", words=words) if words else ""


def _solved_there(turn: Turn, ticket: Ticket) -> Iterator[Ticket]:
    """Yield the tickets of the same matter that ended at the same place, newest first."""
    if ticket.matter_id is None or ticket.private:
        return
    since = turn.work.ago(LOOK_BACK)
    for other in turn.work.tickets.similar(ticket.matter_id, ticket.place.path, since):
        ended = other.closed_at is not None and not other.private
        if ended and other.id != ticket.id and is_near(ticket.place, other.place):
            yield other


def _result(turn: Turn, ticket: Ticket) -> str:
    events = turn.work.events.of_ticket(ticket.id)
    finished = [event.text for event in events if event.action is Action.FINISH]
    return quoted(finished[-1]) if finished else ""


def _update(turn: Turn, done: str) -> None:
    """Say what was done, and show the task as it stands now in place of the pressed card."""
    ticket = turn.work.tickets.get(turn.args[0])
    card = task_card(turn.speaker, turn.actor, ticket)
    text = f"{turn.text(done)}\n{card.text}"
    turn.reply(Reply(text, card.choices, card.media, card.ticket, replaces=turn.card))


def _accept(turn: Turn) -> None:
    accept_ticket(turn.work, turn.actor, turn.args[0])
    _update(turn, "did-accept")


def _on_the_way(turn: Turn) -> None:
    go_to_ticket(turn.work, turn.actor, turn.args[0])
    _update(turn, "did-on-the-way")


def _arrive(turn: Turn) -> None:
    arrive_at_ticket(turn.work, turn.actor, turn.args[0])
    _update(turn, "did-arrive")


def _start(turn: Turn) -> None:
    start_work(turn.work, turn.actor, turn.args[0])
    _update(turn, "did-start")


def _resume(turn: Turn) -> None:
    resume_ticket(turn.work, turn.actor, turn.args[0])
    _update(turn, "did-resume")


def _ticket_for(turn: Turn, action: Action) -> Ticket:
    """Return the ticket that is asked about, so that nobody answers in vain."""
    ticket = turn.work.tickets.get(turn.args[0])
    require(turn.work, turn.actor, ticket, action)
    return ticket


def _finish(turn: Turn) -> None:
    """Ask for the proof."""
    ticket = _ticket_for(turn, Action.FINISH)
    turn.wait_for("task.finished", ticket.id, "")
    if needs_proof(turn.work, ticket):
        turn.say("finish-photo")
    else:
        turn.say("finish-words", turn.choice("finish-plain", "task.finish_plain", ticket.id))


def _finished(turn: Turn) -> None:
    """Take the photo or the words that show the result; what came before the photo is kept."""
    ticket_id, text, *earlier = turn.args
    text = "\n".join(filter(None, (text, turn.words)))
    media = (*earlier, *turn.keep_media())
    proof = needs_proof(turn.work, turn.work.tickets.get(ticket_id))
    if proof and not _shows_something(turn, media):
        turn.wait_for("task.finished", ticket_id, text, *media)
        turn.say("finish-photo-missing")
    elif not text and not media:
        _finish(turn)
    else:
        _resolve(turn, text, media)


def _shows_something(turn: Turn, media: tuple[str, ...]) -> bool:
    return any(row.kind in PROOF_KINDS for row in turn.context.media.find_all(media))


def _finish_plain(turn: Turn) -> None:
    """Finish without words where no proof is needed."""
    _resolve(turn, "", ())


def _resolve(turn: Turn, text: str, media: tuple[str, ...]) -> None:
    finish_ticket(turn.work, turn.actor, turn.args[0], text, media)
    turn.context.media.attach(media, turn.args[0])
    _update(turn, "did-finish")


def _ask(turn: Turn) -> None:
    """Ask what the resident is to be asked."""
    ticket = _ticket_for(turn, Action.ASK)
    turn.wait_for("task.asked", ticket.id)
    turn.say("ask-what")


def _asked(turn: Turn) -> None:
    """Send the question; the task waits for the answer."""
    if not turn.words:
        _ask(turn)
        return
    ask_resident(turn.work, turn.actor, turn.args[0], turn.words)
    _update(turn, "did-ask")


def _reasons(turn: Turn, step: str, reasons: tuple[Reason, ...]) -> tuple[Choice, ...]:
    return tuple(turn.choice(f"reason-{reason}", step, turn.args[0], reason) for reason in reasons)


def _pause(turn: Turn) -> None:
    """Ask why the task has to wait."""
    _ticket_for(turn, Action.PAUSE)
    turn.say("pause-why", *_reasons(turn, "task.paused", PAUSE_REASONS[1:]))


def _paused(turn: Turn) -> None:
    pause_ticket(turn.work, turn.actor, turn.args[0], Reason(turn.args[1]))
    _update(turn, "did-pause")


def _return(turn: Turn) -> None:
    """Ask why the task goes back."""
    _ticket_for(turn, Action.RETURN)
    turn.say("return-why", *_reasons(turn, "task.returned", RETURN_REASONS))


def _returned(turn: Turn) -> None:
    return_ticket(turn.work, turn.actor, turn.args[0], Reason(turn.args[1]))
    turn.reply(Reply(turn.text("did-return"), replaces=turn.card))


def _reveal(turn: Turn) -> None:
    """Show who asked; the look is audited."""
    found = reveal_requesters(turn.work, turn.actor, turn.args[0])
    lines = [
        turn.text(
            "reveal-line",
            name=person.name or turn.text("requester-resident"),
            phone=person.phone or turn.text("reveal-no-phone"),
            behalf=request.on_behalf_of or "empty",
        )
        for request, person in found
    ]
    turn.say("reveal" if lines else "reveal-nobody", lines="\n".join(lines))


FLOW = Flow(
    "task",
    {
        "show": _show,
        "accept": _accept,
        "on_the_way": _on_the_way,
        "arrive": _arrive,
        "start": _start,
        "finish": _finish,
        "finished": _finished,
        "finish_plain": _finish_plain,
        "ask": _ask,
        "asked": _asked,
        "pause": _pause,
        "paused": _paused,
        "resume": _resume,
        "return": _return,
        "returned": _returned,
        "reveal": _reveal,
    },
)
