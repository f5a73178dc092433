"""Enter an invitation's code; whoever may confirm it says whether that is them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from handlers.flow import Flow
from handlers.speaker import Delivery, Reply, Speaker
from handlers.turn import Turn
from tickets.people import ADMIN_ROLES, Invitation, Person
from tickets.usecases.invite_person import (
    confirm_invitation,
    may_confirm,
    redeem_invitation,
    refuse_invitation,
    refuse_locked_out,
)

CODE = re.compile(r"[A-Z2-7]{16}")
NOTICE = Delivery(importance="notice")


def _start(turn: Turn) -> None:
    """Take the code, or ask for it."""
    if turn.words:
        _entered(turn)
        return
    turn.wait_for("login.entered")
    turn.say("login-code")


def _entered(turn: Turn) -> None:
    """Redeem a code; what does not look like one is not counted as a wrong one."""
    typed = unicodedata.normalize("NFKC", turn.words).upper()
    code = re.sub(r"[\s-]", "", typed)
    if not CODE.fullmatch(code):
        turn.wait_for("login.entered")
        turn.say("login-not-a-code", turn.choice("answer-is-report", "report.again", turn.words))
        return
    refuse_locked_out(turn.work, turn.guessers)
    invitation = redeem_invitation(turn.work, turn.actor, code)
    if invitation.invited_by is None:
        _welcome(turn, turn.work.people.get(turn.actor.person.id), invitation)
        return
    _ask_confirmers(turn, invitation)


def _ask_confirmers(turn: Turn, invitation: Invitation) -> None:
    confirmers = list(_confirmers(turn, invitation))
    for person in confirmers:
        speaker = Speaker(turn.context, person)
        text = speaker.text("login-is-that-them", **_values(speaker, invitation))
        choices = (
            speaker.choice("login-yes", "login.confirm", invitation.id),
            speaker.choice("login-no", "login.refuse", invitation.id),
        )
        speaker.send(Reply(text, choices), NOTICE)
    names = turn.text("list-comma").join(person.name for person in confirmers)
    key = "login-waits" if confirmers else "login-nobody-confirms"
    turn.say(key, names=names, **_values(turn.speaker, invitation))


def _values(speaker: Speaker, invitation: Invitation) -> dict[str, str]:
    return {
        "name": invitation.name,
        "role": speaker.text(f"role-{invitation.role}"),
        "area": speaker.context.work.areas.get(invitation.area).name,
    }


def _confirmers(turn: Turn, invitation: Invitation) -> Iterator[Person]:
    """Yield the inviter; for an admin's role the other admins who may confirm it."""
    work = turn.work
    if invitation.role not in ADMIN_ROLES:
        if invitation.invited_by is not None:
            yield work.people.get(invitation.invited_by)
        return
    seen = set()
    for code in work.areas.get(invitation.area).path.rstrip("/").split("/"):
        for role in ADMIN_ROLES:
            for person in work.people.staff(role, code, work.now):
                if person.id not in seen and may_confirm(work, work.actor(person), invitation):
                    seen.add(person.id)
                    yield person


def _confirm(turn: Turn) -> None:
    """Say that it is them: the role begins, and they are told how to work with it."""
    if _is_answered(turn):
        return
    invitation = confirm_invitation(turn.work, turn.actor, turn.args[0])
    text = turn.text("login-confirmed", **_values(turn.speaker, invitation))
    turn.reply(Reply(text, replaces=turn.card))
    if invitation.redeemed_by is not None:
        _welcome(turn, turn.work.people.get(invitation.redeemed_by), invitation)


def _refuse(turn: Turn) -> None:
    """Say that it is somebody else: the code is dead."""
    if _is_answered(turn):
        return
    invitation = refuse_invitation(turn.work, turn.actor, turn.args[0])
    text = turn.text("login-refused", **_values(turn.speaker, invitation))
    turn.reply(Reply(text, replaces=turn.card))
    if invitation.redeemed_by is not None:
        speaker = Speaker(turn.context, turn.work.people.get(invitation.redeemed_by))
        speaker.send(Reply(speaker.text("login-you-are-refused")), NOTICE)


def _is_answered(turn: Turn) -> bool:
    """Say that another admin was quicker, if so."""
    invitation = turn.work.invitations.get(turn.args[0])
    if invitation.confirmed_by is None and not invitation.refused:
        return False
    turn.reply(Reply(turn.text("login-answered"), replaces=turn.card))
    return True


def _welcome(turn: Turn, person: Person, invitation: Invitation) -> None:
    """Tell somebody that their role has begun, and what to do first."""
    speaker = Speaker(turn.context, person)
    first = (
        ("login-triage", "triage.waiting")
        if invitation.role in ADMIN_ROLES
        else ("login-tasks", "tasks.page")
    )
    choices = (speaker.choice(*first, "0"),)
    text = speaker.text("login-welcome", **_values(speaker, invitation))
    speaker.send(Reply(text, choices), NOTICE)


FLOW = Flow(
    "login",
    {"entered": _entered, "confirm": _confirm, "refuse": _refuse},
    command="login",
    start=_start,
)
