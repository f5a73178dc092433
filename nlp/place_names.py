"""The known names of places and the spellings under which people write them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.normalise import fold

AREA_KINDS = ("community", "street", "town", "district", "city")
ROAD_KINDS = ("road",)

_NEIGHBOURHOOD = re.compile(r"(?<=..)(?:居民委员会|居委会)$")
_VILLAGE = re.compile(r"(?<=..)村?(?:村民委员会|村委会|村委)$")
_ESTATE_ENDING = re.compile(
    r"(?<=..)(?:住宅)?(?:小区|花园|家园|公寓|新村)$|(?<=...)(?<![家花])[苑府城湾庭园居]$"
)
_VILLAGE_ENDING = re.compile(r"(?<=..)村$")
_VILLAGE_STEM = re.compile(r"..[庄屯疃夼堡寨埠营店铺沟家口]$")
_AREA_ENDING = re.compile(r"(?<=..)[区市县]$|(?<=街道)办事处$|(?<=.[镇乡])政府$")
_GENERIC = frozenset(
    ("小区", "社区", "花园", "家园", "公寓", "新村", "广场", "大厦", "中心", "市场", "学校", "公园")
)


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place of the city; ``kind`` is estate, road, village, community, street, district, …."""

    kind: str
    name: str
    aliases: tuple[str, ...]
    area_code: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """A folded spelling of one name in one or more areas; a bare one needs a number after it."""

    text: str
    kind: str
    name: str
    areas: tuple[str, ...]
    bare: bool


def spellings(places: Sequence[PlaceName]) -> list[Spelling]:
    """Return every spelling once, with the areas of all places that share it.

    A spelling that somebody gave wins over one derived from another name; of several kinds the
    first of estate and the like, road, area counts.
    """
    holders: dict[str, list[tuple[int, bool, PlaceName]]] = defaultdict(list)
    for place in places:
        for text, derived, bare in _variants(place):
            holders[text].append((_rank(place.kind) + 3 * derived, bare, place))
    return [_spelling(text, found) for text, found in holders.items()]


def _spelling(text: str, found: list[tuple[int, bool, PlaceName]]) -> Spelling:
    best, bare, first = min(found, key=lambda holder: holder[0])
    if len(found) == 1:
        return Spelling(text, first.kind, first.name, (first.area_code,), bare)
    areas = dict.fromkeys(place.area_code for rank, _, place in found if rank == best)
    return Spelling(text, first.kind, first.name, tuple(areas), bare)


def _rank(kind: str) -> int:
    return 2 if kind in AREA_KINDS else 1 if kind in ROAD_KINDS else 0


def _variants(place: PlaceName) -> Iterator[tuple[str, bool, bool]]:
    """Yield spelling, whether it is derived, and whether it is bare."""
    for given in (place.name, *place.aliases):
        text = fold(given).text.strip()
        if text:
            yield text, False, len(text) < 3
            short = _VILLAGE.sub("村", _NEIGHBOURHOOD.sub("", text))
            shorter = _area_forms(short) if place.kind in AREA_KINDS else _stems(short, place.kind)
            for form in {short, *shorter} - {text} - _GENERIC:
                yield form, True, _needs_number(form, place.kind)


def _area_forms(text: str) -> set[str]:
    """Return what people make of a district's, street's or community's name."""
    forms = {_AREA_ENDING.sub("", text)}
    if text.endswith("社区"):
        forms.add(f"{text.removesuffix('社区')}居委会")
    return forms


def _stems(text: str, kind: str) -> set[str]:
    """Return the names without what only says that they are an estate or a village."""
    if kind in ROAD_KINDS:
        return set()
    stem = _ESTATE_ENDING.sub("", text)
    stems = {stem, _VILLAGE_ENDING.sub("", stem)}
    return stems | {f"{text}小区"} if len(text) == 2 else stems


def _needs_number(form: str, kind: str) -> bool:
    """Tell whether a short form is too much like ordinary words to stand without a number."""
    if kind in AREA_KINDS or form.endswith(("村", "小区", "社区")) or len(form) > 3:
        return len(form) < 2
    return not _VILLAGE_STEM.fullmatch(form)
