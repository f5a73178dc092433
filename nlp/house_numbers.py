"""Read building, entrance and room in all their spellings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from nlp.normalise import Span


@dataclass(frozen=True, slots=True)
class HouseNumber:
    """One run of numbers, each part in figures or a letter; the span covers all of them."""

    span: Span
    building: str | None = None
    entrance: str | None = None
    room: str | None = None


_NUMBER = r"(?:\d{1,4}|[零〇一二三四五六七八九十百]{1,5})"
_BUILDING = (
    r"(?:号住宅楼|号居民楼|号家属楼|号楼|号栋|#楼|#|栋楼|栋|幢楼|幢|座(?![位谈])"
    rf"|号(?=\d{{1,2}}(?:单元|门洞))|楼(?={_NUMBER}单元))"
)
_UNIT = r"元|块|万|年|月|日|点|天|米|多|人|路|平|个|斤|吨|次|岁|分|度|层|楼|栋|幢|#|单|号[楼线]"
_TOKEN = re.compile(
    r"(?=[\da-z零〇一二三四五六七八九十百东西南北中])(?:"
    r"(?P<dashed>(?<![\d.a-z-])[a-z]?\d{1,3}(?:号楼|栋|幢|座|#|号)?-\d{1,2}-\d{3,4}"
    r"(?:号?室|房|户|号)?(?![\d-]))"
    rf"|(?P<building>(?<![\d.])(?:[a-z]{{0,2}}{_NUMBER}(?:-\d{{1,2}})?[a-z]?|(?<![a-z])[a-z])"
    rf"{_BUILDING})"
    rf"|(?P<entrance>(?<![\d.])(?:{_NUMBER}|[a-z东西中])(?:单元|门洞|门(?=-?\d{{3}})))"
    r"|(?P<room>(?<![\d.-])[a-z]?\d{3,4}(?:号?室|号房|房间|房(?![子屋])))"
    rf"|(?P<floor>(?<![\d.]){_NUMBER}[层楼])"
    r"|(?P<side>[东西南北中]{1,2}户)"
    rf"|(?P<plain>(?<![\d.])[a-z]?\d{{1,4}}(?!\d|{_UNIT})(?:户|号)?)"
    r")"
)
# Begins with one set of signs, so that the search leaps from one to the next.
_SIGN = re.compile(
    r"[#栋幢座室房号单门\d](?:(?<=[#栋幢座室房])|(?<=号)[楼住居家栋\d室房]|(?<=单)元|(?<=门)洞"
    r"|(?<=\d)-\d\d?-\d{3})"
)
_REACH = 9
_AFTER_NAME = re.compile(
    r"[\s,]?(?P<building>[a-z]?\d{1,3})(?:号楼|栋|幢|座|#|号)?-"
    r"(?:(?P<room>\d{3,4})|(?P<entrance>\d{1,2}))(?![\d-])"
)
_JOINT = re.compile(r"[\s,\-第的]{0,2}")
_VALUE = re.compile(rf"[a-z]{{0,2}}{_NUMBER}(?:-\d{{1,2}})?[a-z]?|[a-z东西中]")
_CHINESE = re.compile(r"[零〇一二三四五六七八九十百]+")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0}


def house_numbers(text: str) -> Iterator[HouseNumber]:
    """Yield the runs of building, entrance and room in a folded text, from left to right."""
    run: list[re.Match[str]] = []
    for token in _tokens(text):
        if run and not _JOINT.fullmatch(text, run[-1].end(), token.start()):
            yield from _read(run)
            run = []
        run.append(token)
    yield from _read(run)


def _tokens(text: str) -> Iterator[re.Match[str]]:
    """Yield the tokens around the few signs that every house number has."""
    place = 0
    while anchor := _SIGN.search(text, place):
        first, end = max(place, anchor.start() - _REACH), anchor.end()
        for token in _TOKEN.finditer(text, first, end + 3 * _REACH):
            if token.start() > end + 2:
                break
            yield token
            end = max(end, token.end())
        place = end


def number_after_name(text: str, place: int) -> HouseNumber | None:
    """Return a short form (3-501, 3-2) that only a name before it makes a house number."""
    match = _AFTER_NAME.match(text, place)
    if match is None:
        return None
    entrance, room = match["entrance"], match["room"]
    return HouseNumber(match.span(), match["building"].upper(), entrance, room)


def figures(number: str) -> str:
    """Write a number in figures (十二 is 12, 二〇一 is 201); letters in upper case."""
    return _CHINESE.sub(lambda run: _value(run[0]), number).upper().lstrip("0") or "0"


def _value(figures: str) -> str:
    """Return what Chinese figures say, spoken (一百二十) or one by one (二〇一)."""
    if not set(figures) & {"十", "百"}:
        return "".join(str(_DIGITS[figure]) for figure in figures)
    total, digit = 0, 0
    for figure in figures:
        if figure in _DIGITS:
            digit = _DIGITS[figure]
        else:
            total += (digit or 1) * (10 if figure == "十" else 100)
            digit = 0
    return str(total + digit)


def _read(run: Sequence[re.Match[str]]) -> Iterator[HouseNumber]:
    """Yield what adjacent tokens say together, nothing where none of them is certain."""
    kinds = [str(token.lastgroup) for token in run]
    first = next((place for place, kind in enumerate(kinds) if kind in _CERTAIN), len(run))
    number = HouseNumber((0, 0))
    for token, kind in zip(run[first:], kinds[first:], strict=True):
        longer = _with_token(number, token[0], kind)
        if longer is None:
            break
        number = replace(longer, span=(run[first].start(), token.end()))
    if first < len(run):
        yield number


def _with_token(number: HouseNumber, token: str, kind: str) -> HouseNumber | None:
    """Return the number with one more part, None where it has that part already."""
    if kind == "dashed":
        building, entrance, room = re.findall(r"[a-z]?\d+", token)
        parts = {"building": figures(building), "entrance": figures(entrance), "room": room}
    else:
        parts = _part(kind, token)
    taken = (number.building, number.entrance, number.room)
    names = ("building", "entrance", "room")
    if any(part is not None and name in parts for part, name in zip(taken, names, strict=True)):
        return None
    return replace(number, **parts)


def _part(kind: str, token: str) -> dict[str, str]:
    """Return the part that a token is by its name; a floor is none."""
    if kind == "floor":
        return {}
    if kind == "side":
        return {"room": token}
    value = _VALUE.match(token)
    text = figures(value[0]) if value else token
    name = kind if kind != "plain" else "room" if len(text) > 2 else "entrance"
    return {name: text}


_CERTAIN = frozenset({"dashed", "building", "entrance", "room"})
