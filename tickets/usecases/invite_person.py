"""Invite somebody to a role: a code of 80 bits, valid 48 hours, for one named person, once."""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from tickets.errors import (
    InvitationInvalidError,
    LockedOutError,
    NotAllowedError,
    RefusedError,
)
from tickets.people import ADMIN_ROLES, Actor, Assignment, Invitation, Role
from tickets.permissions import may_invite
from tickets.work import Work

LIFETIME = timedelta(hours=48)
CODE_BYTES = 10  # 80 bits, 16 characters of base32
LOCK_SPAN = timedelta(hours=1)
MOST_FAILURES = 5


class OfficeMissingError(RefusedError):
    """The role of an office needs the office's code."""

    code = "office-missing"


def invite_person(
    work: Work, actor: Actor | None, role: Role, area_code: str, name: str, office: str | None
) -> tuple[Invitation, str]:
    """Return a new invitation and its code; ``actor`` None is the command line.

    Raises:
        NotAllowedError: the actor may not offer this role in this area.
        OfficeMissingError: the role is office and none is named.
    """
    area = work.areas.get(area_code)
    if actor is not None and not may_invite(actor, role, area.path):
        raise NotAllowedError(f"{actor.person.id} may not invite a {role} in {area_code}")
    if (role is Role.OFFICE) != (office is not None):
        raise OfficeMissingError(f"role {role}, office {office}")
    if office is not None:
        work.matters.office(office)
    code = base64.b32encode(secrets.token_bytes(CODE_BYTES)).decode()
    invitation = Invitation(
        id=work.ids.new(),
        code_hash=hash_code(code),
        role=role,
        area=area.code,
        office=office,
        name=name,
        invited_by=actor.person.id if actor is not None else None,
        created_at=work.now,
        expires_at=work.now + LIFETIME,
    )
    work.invitations.add(invitation)
    work.audit.record(invitation.invited_by, "invite", invitation.id, work.now)
    return invitation, code


def hash_code(code: str) -> str:
    """Return the hash under which a code is kept; spaces, dashes and case do not matter."""
    bare = "".join(character for character in code.upper() if character.isalnum())
    return hashlib.sha256(bare.encode()).hexdigest()


def redeem_invitation(work: Work, actor: Actor, code: str) -> Invitation:
    """Enter a code; the role begins when the inviter says who it is.

    The first admin's code comes from the command line and needs no second person.

    Raises:
        LockedOutError: five wrong codes within an hour.
        InvitationInvalidError: the code is unknown, used or expired; count it with
            ``count_failure`` in a transaction of its own.
    """
    refuse_locked_out(work, (actor.person.id,))
    invitation = work.invitations.find_by_hash(hash_code(code))
    if invitation is None or not _is_open(work, invitation):
        raise InvitationInvalidError("no open invitation has this code")
    redeemed = replace(invitation, redeemed_by=actor.person.id)
    work.invitations.save(redeemed)
    work.audit.record(actor.person.id, "redeem", invitation.id, work.now)
    if redeemed.invited_by is None:
        return _appoint(work, redeemed, None)
    return redeemed


def refuse_locked_out(work: Work, guessers: Iterable[str]) -> None:
    """Refuse whoever guesses codes; ``guessers`` are a person's id, or stand for an address.

    Raises:
        LockedOutError: five wrong codes of one of them within an hour.
    """
    since = work.ago(LOCK_SPAN)
    for guesser in guessers:
        if work.invitations.failures_since(guesser, since) >= MOST_FAILURES:
            raise LockedOutError(guesser)


def count_failure(work: Work, guessers: Iterable[str]) -> None:
    """Remember that a wrong code was entered."""
    for guesser in guessers:
        work.invitations.add_failure(guesser, work.now)


def confirm_invitation(work: Work, actor: Actor, invitation_id: str) -> Invitation:
    """Say "yes, that is them": the role begins.

    Raises:
        NotAllowedError: neither the inviter nor, for an admin's role, a second admin asks.
        InvitationInvalidError: nobody has entered the code, or it was answered already.
    """
    invitation = _answerable(work, actor, invitation_id)
    return _appoint(work, invitation, actor.person.id)


def refuse_invitation(work: Work, actor: Actor, invitation_id: str) -> Invitation:
    """Say "no, that is not them": the code is dead; raises as ``confirm_invitation``."""
    invitation = replace(_answerable(work, actor, invitation_id), refused=True)
    work.invitations.save(invitation)
    work.audit.record(actor.person.id, "refuse", invitation.id, work.now)
    return invitation


def may_confirm(work: Work, actor: Actor, invitation: Invitation) -> bool:
    """Tell whether somebody may say who it is: the inviter; for admin roles another admin."""
    if actor.person.id == invitation.redeemed_by:
        return False
    if invitation.role not in ADMIN_ROLES:
        return actor.person.id == invitation.invited_by
    path = work.areas.get(invitation.area).path
    second = actor.person.id != invitation.invited_by
    return second and may_invite(actor, invitation.role, path)


def _answerable(work: Work, actor: Actor, invitation_id: str) -> Invitation:
    invitation = work.invitations.get(invitation_id)
    if not may_confirm(work, actor, invitation):
        raise NotAllowedError(f"{actor.person.id} may not confirm {invitation_id}")
    answered = invitation.confirmed_by is not None or invitation.refused
    if invitation.redeemed_by is None or answered:
        raise InvitationInvalidError(f"{invitation_id} has nothing to confirm")
    return invitation


def _is_open(work: Work, invitation: Invitation) -> bool:
    return invitation.redeemed_by is None and work.now < invitation.expires_at


def _appoint(work: Work, invitation: Invitation, confirmed_by: str | None) -> Invitation:
    person_id = invitation.redeemed_by
    if person_id is None:
        raise InvitationInvalidError(f"{invitation.id} was not redeemed")
    area = work.areas.get(invitation.area)
    work.people.save(replace(work.people.get(person_id), name=invitation.name))
    work.people.assign(
        Assignment(
            id=work.ids.new(),
            person_id=person_id,
            role=invitation.role,
            area=area.code,
            path=area.path,
            office=invitation.office,
            since=work.now,
        )
    )
    appointed = replace(invitation, confirmed_by=confirmed_by)
    work.invitations.save(appointed)
    work.audit.record(confirmed_by, "appoint", person_id, work.now)
    return appointed
