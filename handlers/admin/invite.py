"""Invite somebody to a role: which role, where, for which office, and who."""

from __future__ import annotations

from collections.abc import Iterable

from handlers.ask import paged
from handlers.flow import Audience, Flow
from handlers.offers import Choice
from handlers.turn import Turn
from tickets.model import Office
from tickets.people import Area, AreaKind, Role
from tickets.permissions import INVITES, administered, may_invite
from tickets.usecases.invite_person import invite_person

LONGEST_NAME = 40
KINDS: dict[Role, frozenset[AreaKind]] = {
    Role.WORKER: frozenset({AreaKind.GRID}),
    Role.PART_TIME: frozenset({AreaKind.GRID}),
    Role.LEADER: frozenset({AreaKind.GRID, AreaKind.COMMUNITY}),
    Role.OFFICE: frozenset(AreaKind) - {AreaKind.GRID},
    Role.COMMUNITY_ADMIN: frozenset({AreaKind.COMMUNITY}),
    Role.STREET_ADMIN: frozenset({AreaKind.STREET}),
    Role.DISTRICT_ADMIN: frozenset({AreaKind.DISTRICT}),
    Role.CITY_ADMIN: frozenset({AreaKind.CITY}),
}


def _start(turn: Turn) -> None:
    """Show the roles that one may offer."""
    held = {assignment.role for assignment in administered(turn.actor)}
    roles = [role for role in Role if any(role in INVITES[own] for own in held)]
    choices = [turn.choice(f"role-{role}", "invite.role", role) for role in roles]
    turn.say("invite-role", *choices)


def _role(turn: Turn) -> None:
    """Ask for the area."""
    _ask_area(turn, Role(turn.args[0]), "", 0)


def _areas(turn: Turn) -> None:
    """Show another page of the areas that fit."""
    role, words, page = turn.args
    _ask_area(turn, Role(role), words, int(page))


def _area_named(turn: Turn) -> None:
    """Look for the area that was typed."""
    _ask_area(turn, Role(turn.args[0]), turn.words, 0)


def _ask_area(turn: Turn, role: Role, words: str, page: int) -> None:
    areas = _fitting_areas(turn, role, words)
    if len(areas) == 1:
        _take_area(turn, role, areas[0].code)
        return
    choices = [Choice(area.name, "invite.area", (role, area.code)) for area in areas]
    turn.wait_for("invite.area_named", role)
    key = "invite-area" if areas or not words else "invite-area-unknown"
    turn.say(
        key,
        *paged(turn, choices, page, "invite.areas", (role, words)),
        role=turn.text(f"role-{role}"),
    )


def _fitting_areas(turn: Turn, role: Role, words: str) -> list[Area]:
    """Return the areas of a name for a role; a larger area stands for those right within it."""
    named = turn.work.areas.named
    found: dict[str, Area] = {}
    for own in administered(turn.actor):
        for area in named(words, own.path):
            fits = area.kind in KINDS[role]
            for inner in (area,) if fits else _within(named("", area.path), area):
                if inner.kind in KINDS[role] and may_invite(turn.actor, role, inner.path):
                    found[inner.code] = inner
    return list(found.values())


def _within(areas: Iterable[Area], parent: Area) -> list[Area]:
    return [area for area in areas if area.parent == parent.code]


def _area(turn: Turn) -> None:
    """Take the area that was chosen."""
    _take_area(turn, Role(turn.args[0]), turn.args[1])


def _take_area(turn: Turn, role: Role, code: str) -> None:
    if role is Role.OFFICE:
        _ask_office(turn, code, "", 0)
        return
    _ask_name(turn, role, code, "")


def _offices(turn: Turn) -> None:
    """Show another page of the offices that fit."""
    code, words, page = turn.args
    _ask_office(turn, code, words, int(page))


def _office_named(turn: Turn) -> None:
    """Look for the office that was typed."""
    _ask_office(turn, turn.args[0], turn.words, 0)


def _ask_office(turn: Turn, code: str, words: str, page: int) -> None:
    choices = [
        Choice(turn.speaker.office(office.code), "invite.office", (code, office.code))
        for office in _listed_offices(turn)
        if words in office.name or words.casefold() in office.name_en.casefold()
    ]
    turn.wait_for("invite.office_named", code)
    key = "invite-office" if choices else "invite-office-unknown"
    turn.say(key, *paged(turn, choices, page, "invite.offices", (code, words)))


def _listed_offices(turn: Turn) -> list[Office]:
    """Return the offices that the responsibility list names, in its order."""
    matters = turn.work.matters
    codes = (m.office for c in matters.categories() for m in matters.of_category(c.code))
    return [matters.office(code) for code in dict.fromkeys(codes)]


def _office(turn: Turn) -> None:
    """Take the office that was chosen."""
    _ask_name(turn, Role.OFFICE, turn.args[0], turn.args[1])


def _ask_name(turn: Turn, role: Role, code: str, office: str) -> None:
    turn.wait_for("invite.named", role, code, office)
    turn.say("invite-name", role=turn.text(f"role-{role}"), area=turn.work.areas.get(code).name)


def _named(turn: Turn) -> None:
    """Make the invitation and show its code, once."""
    role, code, office = turn.args
    name = " ".join(turn.words.split())[:LONGEST_NAME]
    if not name:
        _ask_name(turn, Role(role), code, office)
        return
    _, secret = invite_person(turn.work, turn.actor, Role(role), code, name, office or None)
    turn.say(
        "invite-made",
        name=name,
        role=turn.text(f"role-{role}"),
        area=turn.work.areas.get(code).name,
        code="-".join(secret[start : start + 4] for start in range(0, len(secret), 4)),
    )


FLOW = Flow(
    "invite",
    {
        "role": _role,
        "areas": _areas,
        "area_named": _area_named,
        "area": _area,
        "offices": _offices,
        "office_named": _office_named,
        "office": _office,
        "named": _named,
    },
    command="invite",
    start=_start,
    audience=Audience.ADMINS,
    alone=True,
)
