"""What must hold of a database after any fault."""

from __future__ import annotations

from sqlalchemy import text

from bot.settings import Settings
from storage.opening import open_database
from storage.unit_of_work import UnitOfWork

CHECKS = {
    "a ticket lacks an event, or has one twice": """
        SELECT t.id FROM tickets t LEFT JOIN events e ON e.ticket_id = t.id
        GROUP BY t.id, t.revision
        HAVING count(e.id) <> t.revision OR min(e.revision) <> 1 OR max(e.revision) <> t.revision
    """,
    "a ticket does not stand where its last event says": """
        SELECT t.id FROM tickets t
        JOIN events e ON e.ticket_id = t.id AND e.revision = t.revision
        WHERE e.status <> t.status
    """,
    "a ticket has no request": """
        SELECT t.id FROM tickets t
        WHERE NOT EXISTS (SELECT 1 FROM requests r WHERE r.ticket_id = t.id)
    """,
    "a message to a person is missing": """
        SELECT p.id FROM people p LEFT JOIN outbox o ON o.person_id = p.id
        GROUP BY p.id, p.last_seq HAVING count(o.id) <> p.last_seq
    """,
    "an event failed": "SELECT event_id FROM inbox WHERE state <> 'handled'",
    "nothing watches the deadline of an open ticket": """
        SELECT t.id FROM tickets t
        WHERE t.status IN ('dispatched', 'accepted', 'in_progress')
        AND t.resolve_due > (SELECT max(at) FROM inbox)
        AND NOT EXISTS (SELECT 1 FROM jobs j WHERE j.subject = t.id)
    """,
}
_REQUESTS_OF_PERSONS = text("SELECT count(*) FROM requests GROUP BY person_id")


def broken(work: UnitOfWork) -> list[str]:
    """Return what does not hold, in words."""
    return [
        f"{sentence}: {found}"
        for sentence, statement in CHECKS.items()
        if (found := work.connection.execute(text(statement)).scalars().all())
    ]


def check_whole(settings: Settings, residents: int) -> None:
    """Make sure that nothing is broken and that so many persons have one request each."""
    database = open_database(settings.url)
    try:
        assert database.run_read(broken) == []
        counts = database.run_read(
            lambda work: work.connection.execute(_REQUESTS_OF_PERSONS).scalars().all()
        )
    finally:
        database.close()
    assert list(counts) == [1] * residents
