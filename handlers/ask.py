"""Questions that several conversations ask: where it is, and which matter it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from handlers.coordinates import to_wgs84
from handlers.incoming import Kind, SharedLocation
from handlers.offers import Choice
from handlers.turn import Turn
from tickets.people import Place
from tickets.readings import Address, Reading

T = TypeVar("T")

PAGE = 8


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """What was found of a place: it, or several areas it may lie in, or what is wrong with it.

    ``problem`` is the key of a sentence.
    """

    place: Place | None = None
    candidates: tuple[str, ...] = ()
    problem: str | None = None


def place_from_text(turn: Turn, reading: Reading, within: str = "") -> FoundPlace:
    """Return the place that a text names; ``within`` settles which of several areas is meant."""
    address = reading.address
    if address is None:
        return FoundPlace()
    areas = (within,) if within else tuple(dict.fromkeys(_grids_of(turn, address)))
    if len(areas) == 1 and turn.work.areas.find(areas[0]) is not None:
        return FoundPlace(_place_at(turn, address, areas[0]))
    return FoundPlace(candidates=areas)


def _grids_of(turn: Turn, address: Address) -> list[str]:
    """Return the areas an address may lie in, each narrowed to the building's grid."""
    if address.estate is None:
        return list(address.areas)
    grids = turn.work.grids
    return [
        grids.grid_of_building(address.estate, address.building, area) or area
        for area in address.areas
    ]


def _place_at(turn: Turn, address: Address, code: str) -> Place:
    area = turn.work.areas.get(code)
    named = address.estate is not None
    return Place(
        area=area.code,
        path=area.path,
        text=address.text,
        estate=address.estate,
        building=address.building,
        entrance=address.entrance,
        room=address.room,
        point=turn.work.grids.place_named(address.estate or "", code) if named else None,
    )


def place_from_location(turn: Turn, location: SharedLocation) -> FoundPlace:
    """Return the grid that holds a shared location."""
    if not (-90 <= location.lat <= 90 and -180 <= location.lon <= 180):
        return FoundPlace(problem="location-invalid")
    point = to_wgs84(location)
    code = turn.work.grids.grid_at(point)
    if code is None:
        return FoundPlace(problem="location-outside")
    area = turn.work.areas.get(code)
    return FoundPlace(Place(area=code, path=area.path, text=location.label, point=point))


def place_from_answer(turn: Turn) -> FoundPlace:
    """Return the place that this message answers with, by a pin or by words."""
    if turn.incoming.kind is Kind.LOCATION and turn.incoming.location is not None:
        return place_from_location(turn, turn.incoming.location)
    return place_from_text(turn, turn.context.understanding.read(turn.words))


def category_choices(
    turn: Turn, page_step: str, pick_step: str, page: int, *args: str
) -> tuple[Choice, ...]:
    """Return one page of the categories; a pick's last argument is the code."""
    choices = [
        Choice(turn.speaker.category(category.code), pick_step, (*args, category.code))
        for category in turn.work.matters.categories()
    ]
    return paged(turn, choices, page, page_step, args)


def matter_choices(
    turn: Turn, page_step: str, pick_step: str, category: str, page: int, *args: str
) -> tuple[Choice, ...]:
    """Return one page of a category's matters; a pick's last argument is the matter's id."""
    choices = [
        Choice(turn.speaker.matter(matter.id), pick_step, (*args, matter.id))
        for matter in turn.work.matters.of_category(category)
    ]
    return paged(turn, choices, page, page_step, (*args, category))


def paged(
    turn: Turn, choices: Sequence[Choice], page: int, page_step: str, args: tuple[str, ...]
) -> tuple[Choice, ...]:
    """Return a page of at most eight choices; the page's number is the last argument."""
    turners = page_turners(turn, len(choices), page, page_step, args)
    return (*on_page(choices, page), *turners)


def on_page(rows: Sequence[T], page: int) -> Sequence[T]:
    """Return the rows of a page."""
    return rows[page * PAGE : (page + 1) * PAGE]


def page_turners(
    turn: Turn, count: int, page: int, page_step: str, args: tuple[str, ...], size: int = PAGE
) -> tuple[Choice, ...]:
    """Return the buttons to the pages beside this one; ``count`` is how many rows there are."""
    shown = []
    if page > 0:
        shown.append(turn.choice("page-back", page_step, *args, str(page - 1)))
    if count > (page + 1) * size:
        shown.append(turn.choice("page-next", page_step, *args, str(page + 1)))
    return tuple(shown)
