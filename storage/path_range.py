"""Search areas by path: an area lies below another exactly when its path begins with the other's.

A range of values uses an ordinary index on both databases, which LIKE does not.
"""

from __future__ import annotations

from sqlalchemy import Column, ColumnElement, bindparam

_AFTER_SLASH = chr(ord("/") + 1)


def below(column: Column[str]) -> ColumnElement[bool]:
    """Build the condition for the parameters of path_range."""
    return (column >= bindparam("path_from")) & (column < bindparam("path_to"))


def path_range(path: str) -> dict[str, str]:
    """Return the parameters for all areas below a path (which ends in a slash) or at it."""
    return {"path_from": path, "path_to": path.removesuffix("/") + _AFTER_SLASH}
