"""Which commands Telegram shows to whom: residents by language, members of staff by their role."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.telegram_updates import CHANNEL
from bot.transaction import Transaction
from handlers.access import is_offered
from handlers.flow import Audience, Flow
from handlers.wording import DEFAULT_LANGUAGE, Texts
from tickets.errors import UnknownRecordError
from tickets.people import Actor

OPENING = "start"  # Telegram shows a button of its own for it
SHOWN_TO_ALL = (("", DEFAULT_LANGUAGE), ("zh", "zh-CN"), ("en", "en"))


@dataclass(frozen=True, slots=True)
class CommandSet:
    """The commands of everybody in a language, or of one chat; as (command, description)."""

    commands: tuple[tuple[str, str], ...]
    language_code: str = ""
    chat_id: int | None = None

    @property
    def scope(self) -> str:
        """Its name among all sets."""
        return f"chat:{self.chat_id}" if self.chat_id is not None else f"all:{self.language_code}"

    @property
    def digest(self) -> str:
        """What changes when its commands do."""
        return hashlib.sha256(repr(self.commands).encode()).hexdigest()[:12]


def general_sets(flows: Sequence[Flow], texts: Texts) -> Iterator[CommandSet]:
    """Yield the commands of residents in every language."""
    offered = [flow for flow in flows if flow.audience in {Audience.EVERYBODY, Audience.RESIDENTS}]
    for code, language in SHOWN_TO_ALL:
        yield CommandSet(_described(offered, texts, language), code)


def staff_sets(
    transaction: Transaction, account: str, flows: Sequence[Flow], texts: Texts
) -> list[CommandSet]:
    """Return the commands of each member of staff who can be reached on this account."""
    work = transaction.context().work
    try:
        city = work.areas.city()
    except UnknownRecordError:
        return []
    staff: dict[str, Actor] = {}
    for person, assignment in work.people.staff_within(city.path, work.now):
        known = staff.get(person.id, Actor(person))
        staff[person.id] = Actor(person, (*known.assignments, assignment))
    found = []
    for actor in staff.values():
        person = actor.person
        offered = [flow for flow in flows if is_offered(flow, actor)]
        found += [
            CommandSet(
                _described(offered, texts, person.language), chat_id=int(identity.external_id)
            )
            for identity in work.people.identities(person.id)
            if (identity.channel, identity.account) == (CHANNEL, account) and identity.reachable
        ]
    return found


def _described(flows: Sequence[Flow], texts: Texts, language: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (flow.command, texts.render(language, f"command-{flow.command}"))
        for flow in flows
        if flow.command is not None
        and flow.command != OPENING
        and texts.has(f"command-{flow.command}")
    )
