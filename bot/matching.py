"""Understanding without a database: list and areas from files, a reading as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from bot.importing.tables import ImportFileError, Row, convert_rows, read_table
from nlp.address import Address
from nlp.emergency import Emergency
from nlp.learner import Lesson
from nlp.place_names import AREA_KINDS, PlaceName
from nlp.responsibility_list import (
    COLUMNS,
    SHIPPED,
    ListedMatter,
    ListFormatError,
    ResponsibilityList,
    matter_from_row,
    read_list,
)
from nlp.understanding import Match, Reader, Reading

DEMO_CITY = Path(__file__).parent / "demo_city"
ESTATES = ("id", "name", "aliases", "grid", "lat", "lon", "road", "number")
ROADS = ("name", "aliases", "area")
AREAS = ("code", "kind", "name")
AREAS_OPTIONAL = ("parent", "aliases", "note")
NEEDED = ("id", "name")
SHOWN = 3


class ShownMatch(msgspec.Struct, frozen=True):
    """A matter that a text may be about."""

    matter: str
    name: str
    category: str
    category_name: str
    office: str
    confidence: float
    evidence: tuple[str, ...]


class ShownAddress(msgspec.Struct, frozen=True):
    """Where it is; ``span`` counts characters of the text."""

    estate: str | None
    road: str | None
    number: str | None
    building: str | None
    entrance: str | None
    room: str | None
    area: str | None
    span: tuple[int, int]


class ShownEmergency(msgspec.Struct, frozen=True):
    """Danger to life."""

    kind: str
    call: str
    live: bool


class ShownProblem(msgspec.Struct, frozen=True):
    """One of several problems."""

    text: str
    span: tuple[int, int]
    matches: tuple[ShownMatch, ...]


class ShownReading(msgspec.Struct, frozen=True):
    """What was understood of a text, as ``huying match --json`` prints it."""

    text: str
    matches: tuple[ShownMatch, ...]
    address: ShownAddress | None
    emergency: ShownEmergency | None
    intent: str
    problems: tuple[ShownProblem, ...]


class Matcher:
    """Reads texts with one list and one city's places."""

    def __init__(
        self,
        listed: ResponsibilityList,
        places: Sequence[PlaceName],
        lessons: Iterable[Lesson] = (),
    ) -> None:
        self._reader = Reader(listed, places, lessons)
        self.offices = {office.code: office.name for office in listed.offices}

    def read(self, text: str, top: int = SHOWN) -> ShownReading:
        """Return what a text says, with at most ``top`` matters."""
        reading = self._reader.read(text)
        return ShownReading(
            text=text,
            matches=tuple(map(_match, self._matches(reading, top))),
            address=_address(reading.address),
            emergency=_emergency(reading.emergency),
            intent=reading.intent,
            problems=tuple(
                ShownProblem(one.text, one.span, tuple(map(_match, one.matches[:top])))
                for one in reading.problems
            ),
        )

    def _matches(self, reading: Reading, top: int) -> Sequence[Match]:
        if not reading.matches or top <= SHOWN:
            return reading.matches[:top]
        best = {found.matter for found in reading.matches}
        more = self._reader.search(reading.text, top + len(best))
        others = (found for found in more if found.matter not in best)
        return [*reading.matches, *others][:top]


def read_listed(file: Path | None) -> ResponsibilityList:
    """Read a list: a folder like the shipped one (the default), or one table of matters.

    Of a table only ``id`` and ``name`` are needed; categories and offices are the shipped ones.

    Raises:
        ImportFileError: a table cannot be read.
    """
    try:
        listed = read_list(file if file is not None and file.is_dir() else SHIPPED)
    except ListFormatError as error:
        raise ImportFileError([str(error)]) from error
    if file is None or file.is_dir():
        return listed
    optional = tuple(column for column in COLUMNS if column not in NEEDED)
    matters = convert_rows(read_table(file, NEEDED, optional), _matter)
    return ResponsibilityList(listed.categories, listed.offices, tuple(matters))


def read_places(file: Path | None) -> list[PlaceName]:
    """Read a city's places: a folder like the demo city's (the default), or one table.

    A table has ``code,kind,name`` and may have ``parent,aliases``; kinds are those of areas, and
    estate, road, village and the like, which lie in their parent.

    Raises:
        ImportFileError: a table cannot be read.
    """
    folder = DEMO_CITY if file is None else file
    if not folder.is_dir():
        return convert_rows(read_table(folder, AREAS, AREAS_OPTIONAL), _place)
    areas = convert_rows(read_table(folder / "areas.csv", AREAS, AREAS_OPTIONAL), _place)
    estates = read_table(folder / "estates.csv", ESTATES)
    roads = read_table(folder / "roads.csv", ROADS)
    return [
        *convert_rows(estates, lambda row: _named(row, "estate", "grid")),
        *convert_rows(roads, lambda row: _named(row, "road", "area")),
        *(area for area in areas if area.kind in AREA_KINDS),
    ]


def read_lessons(file: Path) -> list[Lesson]:
    """Read confirmed tickets: a table ``text,label`` and perhaps ``person``; a label is an id.

    Without persons each is taken for somebody else's.

    Raises:
        ImportFileError: it cannot be read.
    """
    rows = read_table(file, ("text", "label"), ("person",), others=True)
    return convert_rows(rows, _lesson)


def _lesson(row: Row) -> Lesson:
    return Lesson(row.cells["text"], row.need("label"), row.cells["person"] or str(row.line))


def _matter(row: Row) -> ListedMatter:
    row.need("id")
    row.need("name")
    return matter_from_row(row.cells)


def _place(row: Row) -> PlaceName:
    kind, code = row.need("kind"), row.need("code")
    area = code if kind in AREA_KINDS else row.cells["parent"] or code
    return PlaceName(kind, row.need("name"), row.several("aliases"), area)


def _named(row: Row, kind: str, area: str) -> PlaceName:
    return PlaceName(kind, row.need("name"), row.several("aliases"), row.need(area))


def _match(match: Match) -> ShownMatch:
    return ShownMatch(
        matter=match.matter,
        name=match.name,
        category=match.category,
        category_name=match.category_name,
        office=match.office,
        confidence=round(match.confidence, 4),
        evidence=match.evidence,
    )


def _address(address: Address | None) -> ShownAddress | None:
    if address is None:
        return None
    return ShownAddress(
        estate=address.estate,
        road=address.road,
        number=address.number,
        building=address.building,
        entrance=address.entrance,
        room=address.room,
        area=address.area,
        span=address.span,
    )


def _emergency(emergency: Emergency | None) -> ShownEmergency | None:
    if emergency is None:
        return None
    return ShownEmergency(emergency.kind, emergency.call, emergency.live)
