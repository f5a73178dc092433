"""From a message to the step that answers it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from handlers.access import is_offered
from handlers.flow import Flow, Step
from handlers.incoming import Kind
from handlers.message import decode_message
from handlers.offers import ChoiceInvalidError, press, typed_choice
from handlers.session import nothing_asked
from handlers.turn import Turn
from handlers.wording import LANGUAGES, Texts

REPORT = "report.receive"
START = "start.receive"
UNSUPPORTED = "help.unsupported"
UNKNOWN_COMMAND = "help.unknown_command"
ALONE = {
    Kind.START: START,
    Kind.UNSUPPORTED: UNSUPPORTED,
    Kind.CONTACT: "phone.shared",
    Kind.EDITED: "edit.receive",
}
REPLIED = "reply.added"
PATIENCE = timedelta(hours=2)


class Router:
    """Finds the step for a message; built once from the registry."""

    def __init__(self, flows: Sequence[Flow], texts: Texts) -> None:
        self._steps: dict[str, Step] = {
            f"{flow.name}.{name}": step for flow in flows for name, step in flow.steps.items()
        }
        self._commands = {flow.command: flow for flow in flows if flow.command is not None}
        self._words = {
            word.strip().casefold(): flow
            for command, flow in self._commands.items()
            for language in LANGUAGES
            for word in texts.render(language, f"words-{command}").split("|")
        }

    @property
    def steps(self) -> frozenset[str]:
        """The names of all steps."""
        return frozenset(self._steps)

    def route(self, turn: Turn) -> None:
        """Run the step that answers this turn."""
        kind = turn.incoming.kind
        if kind is Kind.TEXT:
            self._route_text(turn)
        elif kind is Kind.CHOICE:
            self._route_choice(turn)
        elif kind in ALONE:
            self._steps[ALONE[kind]](turn)
        else:
            self._route_waiting(turn)

    def _route_text(self, turn: Turn) -> None:
        command, _, rest = turn.words.partition(" ")
        if command.startswith("/") and len(command) > 1:
            self._route_command(turn, command[1:].partition("@")[0].casefold(), rest)
            return
        flow = self._words.get(turn.words.casefold())
        if flow is not None and is_offered(flow, turn.actor):
            self._start(turn, flow, "")
            return
        flow = self._words.get(command.casefold())
        if flow is not None and rest and not flow.alone and is_offered(flow, turn.actor):
            self._start(turn, flow, rest)
            return
        newest = turn.context.offers.newest(turn.actor.person.id)
        choice_id = typed_choice(newest, turn.words, turn.context.now)
        if choice_id is not None:
            turn.incoming = turn.incoming.as_choice(choice_id)
            self._route_choice(turn)
            return
        self._route_waiting(turn)

    def _route_command(self, turn: Turn, command: str, rest: str) -> None:
        flow = self._commands.get(command)
        if flow is None or not is_offered(flow, turn.actor):
            self._steps[UNKNOWN_COMMAND](turn)
            return
        self._start(turn, flow, rest)

    def _start(self, turn: Turn, flow: Flow, rest: str) -> None:
        if flow.start is None:
            raise LookupError(f"{flow.name} has a command and no start")
        turn.session = nothing_asked(turn.session)
        turn.incoming = replace(turn.incoming, text=rest.strip())
        flow.start(turn)

    def _route_choice(self, turn: Turn) -> None:
        try:
            pressed = press(
                turn.context.offers,
                turn.incoming.choice,
                turn.actor.person.id,
                turn.incoming.conversation_key,
                turn.context.now,
            )
        except ChoiceInvalidError as error:
            turn.say(f"choice-{error.code}")
            return
        step = self._steps.get(pressed.choice.step)
        if step is None:  # shown by an earlier version of the program
            turn.say("choice-stale")
            return
        turn.session = nothing_asked(turn.session)
        turn.args, turn.card = pressed.choice.args, pressed.message_id
        step(turn)

    def _route_waiting(self, turn: Turn) -> None:
        step = turn.session.waiting
        turn.args = turn.session.args
        if step is None or step not in self._steps or not _is_answer(turn):
            number = _replied_ticket(turn)
            step, turn.args = (REPORT, turn.args) if number is None else (REPLIED, (number,))
        turn.session = nothing_asked(turn.session)
        self._steps[step](turn)


def _replied_ticket(turn: Turn) -> str | None:
    """Return the request number of the message that this one replies to, if it was about one."""
    incoming = turn.incoming
    if not incoming.reply_to:
        return None
    body = turn.context.outbox.find_sent(
        turn.actor.person.id, incoming.channel, incoming.account, incoming.reply_to
    )
    tag = None if body is None else decode_message(body).ticket
    return None if tag is None else tag.number


def _is_answer(turn: Turn) -> bool:
    """Tell whether a message answers what was asked; if not, it is a report like any other.

    A question of this morning is forgotten, and danger to a resident's life is no answer.
    """
    asked_at = turn.session.asked_at
    if asked_at is None or asked_at + PATIENCE <= turn.context.now:
        return False
    if turn.actor.is_staff or not turn.words:
        return True
    emergency = turn.context.understanding.read(turn.words).emergency
    return emergency is None or not emergency.live
