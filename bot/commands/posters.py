"""``huying posters``: door posters as a PDF, one page a building."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from contextlib import closing
from io import BytesIO
from pathlib import Path

import click

from bot.command_line import CommandFailedError, CommandLine, WrongUseError
from bot.door_links import DoorLinksError, public_address
from bot.logs import set_up_logs
from bot.posters import Code, FontUnusableError, Poster, Wording, draw_posters
from bot.registry import DOOR_LINKS
from bot.wiring import Application, open_application
from tickets.doors import Door, Spot
from tickets.errors import UnknownRecordError
from tickets.usecases.issue_doors import issue_doors

MOST_NUMBERS = 300
MOST_CODES = 3
_RANGE = re.compile(r"(\d{1,4})\s*[-–]\s*(\d{1,4})")


@click.command()
@click.option("--area", required=True, metavar="CODE", help="Estates within this area.")
@click.option("--estate", metavar="NAME", help="Only the estate of this name.")
@click.option("--buildings", metavar="1-12,15", help="These buildings of one estate.")
@click.option("--renew", is_flag=True, help="Make new tokens; posters that hang stop working.")
@click.option(
    "--font",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A TrueType font to put into the file, for printers without Chinese fonts.",
)
@click.option(
    "-o",
    "--out",
    type=click.Path(dir_okay=False, path_type=Path),
    default=Path("posters.pdf"),
    show_default=True,
)
@click.pass_obj
def posters(
    line: CommandLine,
    area: str,
    estate: str | None,
    buildings: str | None,
    renew: bool,
    font: Path | None,
    out: Path,
) -> None:
    """Make door posters, an A5 page a building; who scans one is asked whether they are there.

    Posters printed again keep their links. An estate without known buildings gets one poster.
    """
    settings = line.settings()
    set_up_logs(settings.log_format)
    with closing(open_application(settings)) as application:
        spots = _spots(application, area, estate, buildings)
        doors = application.write(
            lambda transaction: issue_doors(transaction.context().work, spots, renew=renew)
        ).result()
        drawn = _drawn(application, doors, font)
    out.write_bytes(drawn)
    if settings.is_loopback and not settings.public_url:
        where = public_address(settings)
        click.echo(f"These lead to {where}: set HUYING_PUBLIC_URL before printing.", err=True)
    click.echo(f"{out}: {len(doors)} posters")


def _spots(
    application: Application, area: str, estate: str | None, buildings: str | None
) -> Sequence[Spot]:
    """Return the spots that are asked for.

    Raises:
        WrongUseError: there is no such area, estate or building.
    """
    try:
        spots = application.database.run_read(lambda uow: uow.areas.spots(uow.areas.get(area).path))
    except UnknownRecordError as error:
        raise WrongUseError(f"{str(error).capitalize()}.") from error
    spots = [spot for spot in spots if estate in {None, spot.place.estate}]
    if not spots:
        raise WrongUseError(f"No estate is known in {area}; see huying import places.")
    if buildings is None:
        return spots
    if len({spot.estate for spot in spots}) > 1:
        raise WrongUseError("--buildings numbers those of one estate: name it with --estate.")
    numbers = _numbers(buildings)
    return application.database.run_read(lambda uow: uow.areas.numbered_spots(spots[0], numbers))


def _numbers(text: str) -> list[str]:
    """Read ``1-12,15,20A``.

    Raises:
        WrongUseError: it is none of that, or more than 300 buildings.
    """
    numbers: list[str] = []
    for part in filter(None, map(str.strip, text.replace("，", ",").split(","))):
        span = _RANGE.fullmatch(part)
        if span is not None:
            first, last = int(span[1]), int(span[2])
            numbers += [str(number) for number in range(first, min(last, first + 9999) + 1)]
        elif part.isalnum() and len(part) <= 8:
            numbers.append(part.upper())
        else:
            raise WrongUseError(f"{part!r} is no building: write 1-12,15.")
    if not 0 < len(numbers) <= MOST_NUMBERS:
        raise WrongUseError(f"Name 1 to {MOST_NUMBERS} buildings.")
    return list(dict.fromkeys(numbers))


def _drawn(application: Application, doors: Sequence[Door], font: Path | None) -> bytes:
    target = BytesIO()
    try:
        links = asyncio.run(_links(application, [door.token for door in doors]))
        areas = application.database.run_read(
            lambda uow: [uow.areas.get(door.place.area).name for door in doors]
        )
        posters = [
            _poster(application, door, area, links) for door, area in zip(doors, areas, strict=True)
        ]
        wording = (_wording(application, "zh-CN"), _wording(application, "en"))
        draw_posters(posters, *wording, target, font)
    except (DoorLinksError, FontUnusableError) as error:
        raise CommandFailedError(f"{error}.") from error
    return target.getvalue()


async def _links(
    application: Application, tokens: Sequence[str]
) -> Mapping[str, Mapping[str, str]]:
    found = {name: await links_to(application, tokens) for name, links_to in DOOR_LINKS.items()}
    return {name: links for name, links in found.items() if links}


def _poster(
    application: Application, door: Door, area: str, links: Mapping[str, Mapping[str, str]]
) -> Poster:
    render = application.texts.render
    estate, building = door.place.estate or "", door.place.building
    number = render("zh-CN", "place-building", {"number": building}) if building else ""
    codes = tuple(
        Code(
            render("zh-CN", f"poster-scan-{name}"),
            render("en", f"poster-scan-{name}"),
            of_token[door.token],
        )
        for name, of_token in list(links.items())[:MOST_CODES]
    )
    return Poster(f"{estate} {number}".strip(), area, codes)


def _wording(application: Application, language: str) -> Wording:
    render = application.texts.render
    return Wording(
        render(language, "poster-title"),
        render(language, "poster-how"),
        render(language, "poster-emergency"),
    )
