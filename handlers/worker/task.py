"""Work on a task: everything a worker does to a ticket, one tap each."""

from __future__ import annotations

from handlers.cards import task_card
from handlers.flow import Flow
from handlers.offers import Choice
from handlers.speaker import Reply
from handlers.turn import Turn
from tickets.errors import NotAllowedError
from tickets.events import PAUSE_REASONS, RETURN_REASONS, Reason
from tickets.permissions import may_see
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.ask_resident import ask_resident
from tickets.usecases.assign_ticket import return_ticket
from tickets.usecases.finish_ticket import finish_ticket, needs_proof
from tickets.usecases.pause_ticket import pause_ticket, resume_ticket
from tickets.usecases.reveal_requester import reveal_requesters
from tickets.usecases.start_work import arrive_at_ticket, go_to_ticket, start_work


def _show(turn: Turn) -> None:
    """Show a task with what can be done now."""
    ticket = turn.work.tickets.get(turn.args[0])
    if not may_see(turn.work, turn.actor, ticket):
        raise NotAllowedError(f"{turn.actor.person.id} may not see {ticket.id}")
    turn.reply(task_card(turn.speaker, turn.actor, ticket))


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


def _finish(turn: Turn) -> None:
    """Ask for the proof."""
    ticket = turn.work.tickets.get(turn.args[0])
    turn.wait_for("task.finished", ticket.id)
    if needs_proof(turn.work, ticket):
        turn.say("finish-photo")
    else:
        turn.say("finish-words", turn.choice("finish-plain", "task.finish_plain", ticket.id))


def _finished(turn: Turn) -> None:
    """Take the photo or the words that show the result."""
    ticket_id = turn.args[0]
    media = turn.keep_media()
    ticket = turn.work.tickets.get(ticket_id)
    if not media and (needs_proof(turn.work, ticket) or not turn.words):
        turn.wait_for("task.finished", ticket_id)
        turn.say("finish-photo-missing")
        return
    _resolve(turn, turn.words, media)


def _finish_plain(turn: Turn) -> None:
    """Finish without words where no proof is needed."""
    _resolve(turn, "", ())


def _resolve(turn: Turn, text: str, media: tuple[str, ...]) -> None:
    finish_ticket(turn.work, turn.actor, turn.args[0], text, media)
    turn.context.media.attach(media, turn.args[0])
    _update(turn, "did-finish")


def _ask(turn: Turn) -> None:
    """Ask what the resident is to be asked."""
    turn.wait_for("task.asked", turn.args[0])
    turn.say("ask-what")


def _asked(turn: Turn) -> None:
    """Send the question; the task waits for the answer."""
    if not turn.words:
        turn.wait_for("task.asked", turn.args[0])
        turn.say("ask-what")
        return
    ask_resident(turn.work, turn.actor, turn.args[0], turn.words)
    _update(turn, "did-ask")


def _reasons(turn: Turn, step: str, reasons: tuple[Reason, ...]) -> tuple[Choice, ...]:
    return tuple(turn.choice(f"reason-{reason}", step, turn.args[0], reason) for reason in reasons)


def _pause(turn: Turn) -> None:
    """Ask why the task has to wait."""
    turn.say("pause-why", *_reasons(turn, "task.paused", PAUSE_REASONS[1:]))


def _paused(turn: Turn) -> None:
    pause_ticket(turn.work, turn.actor, turn.args[0], Reason(turn.args[1]))
    _update(turn, "did-pause")


def _return(turn: Turn) -> None:
    """Ask why the task goes back."""
    turn.say("return-why", *_reasons(turn, "task.returned", RETURN_REASONS))


def _returned(turn: Turn) -> None:
    return_ticket(turn.work, turn.actor, turn.args[0], Reason(turn.args[1]))
    turn.say("did-return")


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
