"""Keep what a turn has taught: words with their matter, personal things masked."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.context import Context
from tickets.people import AreaKind
from tickets.teaching import Lesson


def keep_lessons(context: Context, lessons: Sequence[Lesson]) -> None:
    """Store lessons; those whose words say nothing once they are masked are dropped."""
    for lesson in lessons:
        words = context.understanding.masked(lesson.text)
        if words:
            context.lessons.add(
                lesson.matter_id,
                words,
                lesson.person_id,
                context.now,
                _community(context, lesson.path),
            )


def _community(context: Context, path: str) -> str:
    """Return the path of the community: a grid of 300 households would tell too much."""
    areas = [context.work.areas.get(code) for code in path.rstrip("/").split("/")]
    return next((area.path for area in reversed(areas) if area.kind is not AreaKind.GRID), path)
