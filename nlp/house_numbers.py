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
    r"|号(?=\d{1,2}(?:单元|门洞))|楼(?=\d{1,2}单元))"
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
_SIGN = re.compile(r"[#栋幢座室房]|号[楼住居家栋\d室房]|单元|门洞|\d-\d\d?-\d{3}")
_REACH = 9
_AFTER_NAME = re.compile(
    r"[\s,]?(?P<building>[a-z]?\d{1,3})(?:号楼|栋|幢|座|#|号)?-"
    r"(?:(?P<room>\d{3,4})|(?P<entrance>\d{1,2}))(?![\d-])"
)
_JOINT = re.compile(r"[\s,\-第的]{0,2}")
_VALUE = re.compile(rf"[a-z]{{0,2}}{_NUMBER}(?:-\d{{1,2}})?[a-z]?|[a-z东西中]")
_DASHED = re.compile(r"([a-z]?\d+)\D*-(\d+)-(\d+)")
_CHINESE_FIGURES = "零〇一二三四五六七八九十百"
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
    if not number or number[0] not in _CHINESE_FIGURES:
        return number.upper().lstrip("0") or "0"
    if not set(number) & {"十", "百"}:
        return "".join(str(_DIGITS[digit]) for digit in number)
    total, digit = 0, 0
    for sign in number:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
    return str(total + digit)


def _read(run: Sequence[re.Match[str]]) -> Iterator[HouseNumber]:
    """Yield what adjacent tokens say together, nothing where none of them is certain."""
    kinds = [str(token.lastgroup) for token in run]
    certain = [place for place, kind in enumerate(kinds) if kind in _CERTAIN]
    if not certain:
        return
    first = certain[0]
    if kinds[first] == "entrance" and first and kinds[first - 1] == "floor":
        first -= 1
    number = HouseNumber((run[first].start(), run[first].start()))
    for place in range(first, len(run)):
        longer = _with_token(number, run[place], kinds[place], is_first=place == first)
        if longer is None:
            break
        number = replace(longer, span=(number.span[0], run[place].end()))
    yield number


def _with_token(
    number: HouseNumber, token: re.Match[str], kind: str, *, is_first: bool
) -> HouseNumber | None:
    """Return the number with one more part, None where the part does not belong to it."""
    if kind == "dashed":
        return _dashed(number, token[0]) if is_first else None
    value = _VALUE.match(token[0])
    text = figures(value[0]) if value and kind != "side" else token[0]
    part = _part(kind, text, is_first=is_first)
    if part == "building":
        return replace(number, building=text) if number.building is None else None
    if part == "entrance":
        return replace(number, entrance=text) if number.entrance is None else None
    if part == "room":
        return replace(number, room=text) if number.room is None else None
    return number


def _part(kind: str, text: str, *, is_first: bool) -> str:
    """Return which part a token is; a floor is one only where it opens the run (3楼2单元)."""
    if kind == "plain":
        return "room" if len(text) > 2 else "entrance"
    if kind == "floor":
        return "building" if is_first else kind
    return "room" if kind == "side" else kind


def _dashed(number: HouseNumber, token: str) -> HouseNumber | None:
    parts = _DASHED.match(token)
    if parts is None:
        return None
    building, entrance = figures(parts[1]), figures(parts[2])
    return replace(number, building=building, entrance=entrance, room=parts[3])


_CERTAIN = frozenset({"dashed", "building", "entrance", "room"})
