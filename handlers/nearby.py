"""The same problem nearby: tickets that a new report may belong to."""

from __future__ import annotations

from datetime import timedelta
from math import asin, cos, radians, sin, sqrt

from handlers.speaker import Speaker
from tickets.model import Ticket
from tickets.people import Actor, Place, Point
from tickets.status import OPEN
from tickets.work import Work

BROKEN_AGAIN = timedelta(days=14)
NEAR = 150.0
EARTH_RADIUS = 6_371_000.0


def similar_tickets(work: Work, matter_id: str, place: Place, actor: Actor) -> list[Ticket]:
    """Return joinable tickets of a matter at or near a place, none of the actor's own."""
    found = work.tickets.similar(matter_id, place.path, work.ago(BROKEN_AGAIN))
    own = {request.ticket_id for request in work.requests.of_person(actor.person.id)}
    return [
        ticket
        for ticket in found
        if ticket.status in OPEN
        and not ticket.private
        and ticket.id not in own
        and is_near(place, ticket.place)
    ]


def is_near(one: Place, other: Place) -> bool:
    """Tell whether two places may be one: the same building, or within 150 m."""
    if one.estate is not None and one.estate == other.estate:
        return None in {one.building, other.building} or one.building == other.building
    if one.point is not None and other.point is not None:
        return metres_between(one.point, other.point) <= NEAR
    return False


def metres_between(one: Point, other: Point) -> float:
    """Return the distance of two points in metres (great circle)."""
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, other.lat, other.lon))
    chord = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_RADIUS * asin(sqrt(chord))


def distance_words(speaker: Speaker, one: Place, other: Place) -> str:
    """Return how far two places are apart, as people say it."""
    if one.building is not None and one.building == other.building:
        return speaker.text("distance-same-building")
    if one.point is None or other.point is None:
        return speaker.text("distance-same-estate")
    return speaker.text("distance-metres", metres=round(metres_between(one.point, other.point), -1))
