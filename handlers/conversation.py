"""The door to all conversations: one incoming event in, its effects and replies stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.albums import collect_part, take_album
from handlers.context import Context
from handlers.incoming import Incoming, Kind
from handlers.notices import send_notices
from handlers.routing import Router
from handlers.session import decode_session, encode_session, nothing_asked
from handlers.teaching import keep_lessons
from handlers.turn import Turn
from handlers.wording import DEFAULT_LANGUAGE, LANGUAGES
from tickets.errors import InvitationInvalidError, RefusedError
from tickets.people import Actor, Identity, Person
from tickets.teaching import lessons_of
from tickets.usecases.invite_person import count_failure

NOTICE_VERSION = 1
SENT_WITH = {"zh": "zh-CN", "en": "en"}


def converse(context: Context, router: Router, incoming: Incoming) -> None:
    """Answer one event: person, session, step, notices, all in the caller's transaction.

    Raises:
        RefusedError: the domain refused; the caller rolls back and calls ``refuse``.
    """
    if incoming.kind in {Kind.LEFT, Kind.RETURNED}:
        _note_reachable(context, incoming)
        return
    turn = _open_turn(context, incoming)
    _give_first_notice(turn)
    pending = turn.session.album
    if pending is not None and pending.album != incoming.album:
        _route_album(turn, router)
    if incoming.album:
        collect_part(turn)
    else:
        router.route(turn)
    _close_turn(turn)


def converse_album(context: Context, router: Router, conversation_key: str) -> None:
    """Answer an album that is whole by now, as one message; nothing if it was answered already.

    Raises:
        RefusedError: as ``converse``; the caller rolls back and calls ``give_up_album``.
    """
    album = _pending_album(context, conversation_key)
    if album is not None:
        turn = _open_turn(context, album)
        _route_album(turn, router)
        _close_turn(turn)


def give_up_album(context: Context, conversation_key: str, error: Exception) -> None:
    """Say why an album could not be answered, after its effects were rolled back."""
    album = _pending_album(context, conversation_key)
    if album is None:
        return
    turn = _open_turn(context, album)
    take_album(turn)
    _close_turn(turn)
    if isinstance(error, RefusedError):
        refuse(context, album, error)
    else:
        apologise(context, album)


def _pending_album(context: Context, conversation_key: str) -> Incoming | None:
    return decode_session(context.sessions.load(conversation_key)).album


def _route_album(turn: Turn, router: Router) -> None:
    """Answer a gathered album before whatever comes after it."""
    album = take_album(turn)
    if album is None:
        return
    first = Turn(turn.context, album, turn.actor, turn.session)
    router.route(first)
    turn.actor, turn.session = first.actor, first.session


def _note_reachable(context: Context, incoming: Incoming) -> None:
    """Note whether somebody can be reached on this channel; there is nobody to answer."""
    person = context.work.people.find_by_identity(
        incoming.channel, incoming.account, incoming.sender
    )
    if person is not None:
        identity = _identity_of(person, incoming, context.now)
        reachable = incoming.kind is Kind.RETURNED
        context.work.people.save_identity(replace(identity, reachable=reachable))


def refuse(context: Context, incoming: Incoming, error: RefusedError) -> None:
    """Say why the domain refused an event, after its effects were rolled back.

    A refused answer ends its question: else every later message would be refused as well.
    """
    turn = _open_turn(context, incoming)
    turn.session = nothing_asked(turn.session)
    if isinstance(error, InvitationInvalidError):
        count_failure(context.work, turn.guessers)
    key = f"refused-{error.code}"
    turn.say(key if context.texts.has(key) else "refused-generic")
    _close_turn(turn)


def apologise(context: Context, incoming: Incoming) -> None:
    """Say that something went wrong here, after an event's effects were rolled back."""
    turn = _open_turn(context, incoming)
    turn.session = nothing_asked(turn.session)
    turn.say("failed", event=incoming.event_id[-6:])
    _close_turn(turn)


def _open_turn(context: Context, incoming: Incoming) -> Turn:
    person = _person_of(context, incoming)
    session = decode_session(context.sessions.load(incoming.conversation_key))
    return Turn(context, incoming, context.work.actor(person), session)


def _close_turn(turn: Turn) -> None:
    if turn.actor.person.forgotten_at is None:
        key = turn.incoming.conversation_key
        turn.context.sessions.save(key, turn.actor.person.id, encode_session(turn.session))
    lessons = list(lessons_of(turn.work))
    send_notices(turn.context)
    keep_lessons(turn.context, lessons)  # last: others who teach wait for the end of this


def _person_of(context: Context, incoming: Incoming) -> Person:
    """Return who writes; who writes for the first time, or again after they were forgotten, is new.

    Another transaction may have changed or forgotten them until the identity is stored.
    """
    people = context.work.people
    person = people.find_by_identity(incoming.channel, incoming.account, incoming.sender)
    if person is not None:
        people.save_identity(_identity_of(person, incoming, context.now))
        person = people.get(person.id)
    if person is not None and person.forgotten_at is None:
        return person
    person = Person(
        id=context.work.ids.new(),
        name=incoming.sender_name,
        language=known_language(incoming.language),
        created_at=context.now,
    )
    people.add(person)
    people.save_identity(_identity_of(person, incoming, context.now))
    return person


def _identity_of(person: Person, incoming: Incoming, now: datetime) -> Identity:
    return Identity(
        person_id=person.id,
        channel=incoming.channel,
        account=incoming.account,
        external_id=incoming.sender,
        reachable=True,
        last_used_at=now,
    )


def known_language(tag: str | None) -> str:
    """Return the language of ours that fits a language tag, else the default one."""
    if tag in LANGUAGES:
        return tag
    return SENT_WITH.get((tag or "").partition("-")[0].casefold(), DEFAULT_LANGUAGE)


def _give_first_notice(turn: Turn) -> None:
    person = turn.actor.person
    if person.notice_version >= NOTICE_VERSION or turn.actor.is_staff:
        return
    turn.say("privacy-notice")
    noticed = replace(person, notice_version=NOTICE_VERSION)
    turn.work.people.save(noticed)
    turn.actor = Actor(noticed, turn.actor.assignments)
