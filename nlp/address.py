"""Read the address in a message: known and unknown names, house numbers, relative places."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from nlp.gazetteer import Gazetteer, Mention
from nlp.house_numbers import HouseNumber, figures, house_numbers, number_after_name
from nlp.normalise import Folded, Span
from nlp.place_names import AREA_KINDS, ROAD_KINDS, PlaceName
from nlp.word_search import WordSearch


@dataclass(frozen=True, slots=True)
class Address:
    """What a message says about the place; ``span`` and ``text`` are the original's.

    ``areas`` are all areas that the names allow; ``area`` is set when there is exactly one.
    """

    estate: str | None
    road: str | None
    number: str | None
    building: str | None
    entrance: str | None
    room: str | None
    area: str | None
    span: Span
    text: str
    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Located:
    """An address and the spans of the folded text that say nothing about what is wrong."""

    address: Address | None
    masked: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Parts:
    """What was found, before it is one address; all spans are the folded text's."""

    mentions: tuple[Mention, ...]
    estate: Mention | None
    road: Mention | None
    number: re.Match[str] | None
    house: HouseNumber | None

    def masked(self) -> list[Span]:
        """Return the spans of names and numbers, sorted; an unknown name only before a number."""
        spans = {mention.span for mention in self.mentions}
        spans |= {part.span for part in (self.road, self.house) if part}
        if self.estate and self.house:
            spans.add(self.estate.span)
        return sorted(spans | ({self.number.span()} if self.number else set()))

    def anchor(self) -> Span | None:
        """Return where the address is named most exactly."""
        parts = (self.estate, self.road, self.house, *self.mentions)
        return next((part.span for part in parts if part), None)


_STREET_NUMBER = re.compile(
    r"[\s,]{0,1}(?P<number>\d{1,5}(?:-\d{1,4})?|[零〇一二三四五六七八九十百]{1,5})号(?:院|门牌)?"
    r"(?![楼栋线住居家])"
)
_UNKNOWN_ROAD = re.compile(rf"(?:大道|大街|[路街巷]|胡同)(?={_STREET_NUMBER.pattern})")
_UNKNOWN_ESTATE = re.compile(
    r"(?:小区|花园|家园|嘉园|公寓|新村|家属院|大厦)(?=[\s,]?(?:第?[\da-z]|[一二三四五六七八九十]))|小区"
)
_CUT = re.compile(
    r"[^一-鿿]|位于|居住|家住|关于|反映|投诉|咨询|请问|[在住是的到从于至县镇乡有]|市(?!场|政|民)|区(?!域)|街道|社区|本人|我家"
)
_NO_ESTATE = re.compile(
    r"[我咱你他她它这那该本各某全整每]|老旧|附近|周边|隔壁|自己|新建|高档|一个|两个|几个|所有|很多"
    r"|许多|多个|住宅|居民|物业|封闭|开放|商品房|安置|无物业|出入|进入|回|进|出"
)
_BESIDE = (
    r"(?:小区|社区|院)?(?:[东西南北]{1,2}|正|大|后|侧)?门(?:口|外|前|旁边|附近)?"
    r"|[斜正]?对[面过]|旁边?|附近|周边|路口|交叉口|交[汇界叉]处|十字路口|拐角处?|[东西南北]侧|[东西南北]头"
)
_TAIL = re.compile(rf"的?(?:{_BESIDE})")
_SIDES = "东西南北正大后侧"
_RELATIVE = WordSearch(
    dict.fromkeys(
        (
            *("对面", "对过", "旁边", "附近", "路口", "门口"),
            *(f"{side}门{at}" for side in _SIDES for at in ("", "口", "外", "前")),
        )
    )
)
_LONGEST_LANDMARK = 4
_SEPARATES = re.compile(r"[。!?;\n]")
_LONGEST_GAP = 4
_LONGEST_NAME = 8


class AddressReader:
    """Reads addresses with the names of one city's places."""

    def __init__(self, places: Sequence[PlaceName]) -> None:
        self._gazetteer = Gazetteer(places)

    def read(self, folded: Folded) -> Located:
        """Return the address in a message, if any, and what to leave out of the matching."""
        parts = self._parts(folded.text)
        masked = parts.masked()
        anchor = parts.anchor()
        if anchor is None:
            return Located(_relative(folded), ())
        span = _grown(folded.text, anchor, masked)
        return Located(_address(folded, parts, span), tuple(masked))

    def _parts(self, text: str) -> _Parts:
        numbers = list(house_numbers(text))
        mentions = self._gazetteer.find(text, [number.span for number in numbers])
        estate = _estate(mentions, text) or _unknown_estate(text)
        roads = (mention for mention in mentions if mention.kind in ROAD_KINDS)
        road = next(roads, None) or _unknown_road(text)
        number = _STREET_NUMBER.match(text, road.span[1]) if road else None
        house = number_after_name(text, estate.span[1]) if estate else None
        house = house or _house(estate or road, numbers)
        return _Parts(tuple(mentions), estate, road, number, house)


def _address(folded: Folded, parts: _Parts, span: Span) -> Address:
    areas = _areas(parts)
    house = parts.house or HouseNumber(span)
    return Address(
        estate=parts.estate.name if parts.estate else None,
        road=parts.road.name if parts.road else None,
        number=figures(parts.number["number"]) if parts.number else None,
        building=house.building,
        entrance=house.entrance,
        room=house.room,
        area=areas[0] if len(areas) == 1 else None,
        span=folded.original_span(span),
        text=folded.original_text(span),
        areas=areas,
    )


def _estate(mentions: Iterable[Mention], text: str) -> Mention | None:
    """Return the estate or other place that a number follows, else the first."""
    places = [m for m in mentions if m.kind not in (*AREA_KINDS, *ROAD_KINDS)]
    followed = (place for place in places if text[place.span[1] :][:1].isdigit())
    return next(followed, places[0] if places else None)


def _unknown_road(text: str) -> Mention | None:
    """Return a road that the gazetteer lacks; only a number after it makes it certain."""
    found = _UNKNOWN_ROAD.search(text)
    return _unknown(text, "road", found) if found else None


def _unknown_estate(text: str) -> Mention | None:
    for found in _UNKNOWN_ESTATE.finditer(text):
        mention = _unknown(text, "estate", found)
        if mention and not _NO_ESTATE.search(mention.name):
            return mention
    return None


def _unknown(text: str, kind: str, ending: re.Match[str]) -> Mention | None:
    """Return the name that ends with a match, begun after the last word that is no name."""
    start = max(0, ending.start() - _LONGEST_NAME)
    fewest = 1 if kind in ROAD_KINDS else 2
    for cut in _CUT.finditer(text, start, max(start, ending.start() - 1)):
        start = cut.end() if ending.start() - cut.end() >= fewest else start
    width = ending.start() - start
    if width < fewest or (width == _LONGEST_NAME and start > 0):
        return None
    name = text[start : ending.end()]
    return Mention(kind, name, (start, ending.end()), (), name)


def _house(name: Mention | None, numbers: Sequence[HouseNumber]) -> HouseNumber | None:
    """Return the number nearest after the name, else the first."""
    after = (n for n in numbers if name and n.span[0] >= name.span[1])
    return next(after, numbers[0] if numbers else None)


def _areas(parts: _Parts) -> tuple[str, ...]:
    """Return the areas of the most exact name, narrowed by what else is named."""
    named = [mention for mention in (parts.estate, parts.road) if mention and mention.areas]
    wider = [m for kind in AREA_KINDS for m in parts.mentions if m.kind == kind]
    areas: tuple[str, ...] = ()
    for mention in (*named, *wider):
        narrowed = tuple(area for area in areas if _lies_in(area, mention.areas))
        areas = narrowed or areas or mention.areas
    return areas


def _lies_in(area: str, others: Iterable[str]) -> bool:
    """Tell whether codes name the same place; a wider area's code begins a narrower one's."""
    return any(area.startswith(other) or other.startswith(area) for other in others)


def _grown(text: str, anchor: Span, parts: Sequence[Span]) -> Span:
    """Return the span from the first to the last part that hangs together with the anchor."""
    start, end = anchor
    for first, last in parts:
        if first >= end and _near(text[end:first]):
            end = last
    for first, last in reversed(parts):
        if last <= start and _near(text[last:start]):
            start = first
    tail = _TAIL.match(text, end)
    return start, max(end, tail.end() if tail else end)


def _near(gap: str) -> bool:
    return len(gap) <= _LONGEST_GAP and not _SEPARATES.search(gap)


def _relative(folded: Folded) -> Address | None:
    """Return a place that is told by another one (学校对面), kept as text."""
    for (first, end), _ in _RELATIVE.longest(folded.text):
        start = max(0, first - _LONGEST_LANDMARK)
        for cut in _CUT.finditer(folded.text, start, first):
            start = cut.end()
        if first - start > 1 or folded.text[first] in _SIDES:
            original = folded.original_span((start, end))
            text = folded.original_text((start, end))
            return Address(None, None, None, None, None, None, None, original, text, ())
    return None
