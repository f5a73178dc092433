"""Who calls over HTTP: their address behind proxies, and whether a page of ours sent them."""

from __future__ import annotations

import hashlib
import hmac
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from aiohttp import web

from bot.settings import Settings, is_loopback

IPV6_PREFIX = 64  # what one subscriber gets
FORWARDED = ("X-Forwarded-For", "Forwarded", "X-Real-IP")


def caller_address(request: web.Request, settings: Settings) -> str:
    """Return the address of who calls: the last one that no trusted proxy has.

    Where a proxy passes calls on that is not trusted, its own address counts.
    """
    hops = [request.remote or ""]
    for header in request.headers.getall("X-Forwarded-For", []):
        hops[:0] = [hop.strip() for hop in header.split(",")]
    while len(hops) > 1 and _is_trusted(hops[-1], settings):
        hops.pop()
    return hops[-1]


def caller_mark(address: str, key: str) -> str:
    """Return what stands for an address, or for the network that an IPv6 one lies in.

    Without the server's secret key it can be guessed from the address, and never read from it.
    """
    parsed = _parse(address)
    if isinstance(parsed, IPv6Address):
        address = str(IPv6Network((parsed, IPV6_PREFIX), strict=False))
    return hmac.new(key.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]


def is_local(request: web.Request, settings: Settings) -> bool:
    """Tell whether the caller is on this machine, and not a proxy that passes others on."""
    address = caller_address(request, settings)
    if not is_loopback(address):
        return False
    passed_on = any(header in request.headers for header in FORWARDED)
    return not passed_on or _is_trusted(request.remote or "", settings)


def may_open(request: web.Request, settings: Settings) -> bool:
    """Tell whether a WebSocket may be opened: by our own page, or by a program (no Origin)."""
    origin = request.headers.get("Origin")
    return origin is None or (
        is_our_host(request, settings) and _is_ours(origin, request, settings)
    )


def is_our_host(request: web.Request, settings: Settings) -> bool:
    """Tell whether the request names a host of ours.

    A server bound to this machine is called by a name of this machine or the public one: any
    other comes from a foreign page whose name was made to point here.
    """
    if settings.public_url and request.host == _public_host(settings):
        return True
    return not settings.is_loopback or is_loopback(_name_of(request.host))


def _is_ours(origin: str, request: web.Request, settings: Settings) -> bool:
    _, _, host = origin.partition("://")
    return bool(host) and host in {request.host, _public_host(settings)}


def _public_host(settings: Settings) -> str:
    return settings.public_url.partition("://")[2].rstrip("/")


def _name_of(host: str) -> str:
    """Return a host without its port."""
    if host.startswith("["):
        return host[1:].partition("]")[0]
    return host.partition(":")[0]


def _is_trusted(address: str, settings: Settings) -> bool:
    parsed = _parse(address)
    return parsed is not None and any(parsed in network for network in settings.proxies)


def _parse(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address)
    except ValueError:
        return None
