"""Rows of a large city for query plans: made by the database itself, twenty thousand a table."""

from __future__ import annotations

from sqlalchemy import Connection

ROWS = 20_000
LARGE = frozenset(
    {
        "absences",
        "assignments",
        "audit",
        "events",
        "identities",
        "inbox",
        "jobs",
        "media",
        "media_tickets",
        "offers",
        "outbox",
        "people",
        "requests",
        "sessions",
        "tickets",
    }
)
"""Tables that grow with the city or with time; no statement may read one of them as a whole."""

_NUMBERS = {
    "postgresql": "generate_series(1, {rows}) AS numbers(n)",
    "sqlite": (
        "(WITH RECURSIVE c(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM c WHERE n < {rows})"
        " SELECT n FROM c) AS numbers"
    ),
}
# Ten minutes between two rows, the last one long before the tests' own time.
_AT = {
    "postgresql": "timestamptz '2026-01-01 00:00Z' + n * interval '10 minutes'",
    "sqlite": "1767225600000000 + n * 600000000",
}
# After all that the tests let happen: no story waits for these jobs.
_LATER = {
    "postgresql": "timestamptz '2036-01-01 00:00Z' + n * interval '10 minutes'",
    "sqlite": "2082758400000000 + n * 600000000",
}
# As long as a card: what is read of a table depends on how much a page of it holds.
_WIDE = {"postgresql": "repeat('x', 600)", "sqlite": "hex(zeroblob(300))"}
_FALSE = {"postgresql": "false", "sqlite": "0"}
_PATH = "'370600/370602/3706' || (n % 150) || '/c' || (n % 900) || '/g' || (n % 4800) || '/'"

_COLUMNS = {
    "people": {
        "id": "'p' || n",
        "name": "'x'",
        "language": "'zh-CN'",
        "created_at": "{at}",
        "notice_version": "1",
        "last_seq": "1",
    },
    "identities": {
        "channel": "'telegram'",
        "account": "'bot'",
        "external_id": "'x' || n",
        "person_id": "'p' || n",
        "reachable": "NOT {false}",
        "last_used_at": "{at}",
    },
    "assignments": {
        "id": "'a' || n",
        "person_id": "'p' || n",
        "role": "'worker'",
        "area": "'g' || (n % 4800)",
        "path": "{path}",
        "since": "{at}",
    },
    "absences": {"id": "'a' || n", "person_id": "'p' || n", "since": "{at}", "until": "{at}"},
    "sessions": {"key": "'s' || n", "person_id": "'p' || n", "body": "{wide}"},
    "inbox": {
        "channel": "'telegram'",
        "account": "'bot'",
        "event_id": "'e' || n",
        "state": "'handled'",
        "at": "{at}",
    },
    "offers": {
        "id": "'o' || n",
        "person_id": "'p' || n",
        "body": "{wide}",
        "used": "0",
        "expires_at": "{at}",
    },
    "outbox": {
        "id": "'m' || n",
        "person_id": "'p' || n",
        "seq": "1",
        "body": "{wide}",
        "importance": "'notice'",
        "answers": "'telegram:bot:e' || n",
        "state": "'sent'",
        "attempts": "1",
        "created_at": "{at}",
    },
    "tickets": {
        "id": "'t' || n",
        "status": "CASE WHEN n % 40 = 0 THEN 'dispatched' ELSE 'closed' END",
        "area": "'g' || (n % 4800)",
        "path": "{path}",
        "place_text": "''",
        "opened_at": "{at}",
        "matter_id": "'0' || (n % 9) || '-' || (n % 400)",
        "list_version": "1",
        "time_class": "'urban'",
        "office": "'o' || (n % 60)",
        "assignee": "'p' || (n % 5000)",
        "urgent": "{false}",
        "private": "{false}",
        "cycle": "1",
        "revision": "1",
        "respond_due": "{at}",
        "resolve_due": "{at}",
        "closed_at": "CASE WHEN n % 40 = 0 THEN NULL ELSE {at} END",
    },
    "requests": {
        "id": "'r' || n",
        "number": "'n' || n",
        "ticket_id": "'t' || n",
        "person_id": "'p' || n",
        "text": "''",
        "media": "'[]'",
        "place": "'x'",
        "created_at": "{at}",
        "origin": "'resident'",
        "anonymous": "{false}",
        "verdict": "'open'",
        "rating_comment": "''",
    },
    "events": {
        "id": "'e' || n",
        "ticket_id": "'t' || n",
        "revision": "1",
        "at": "{at}",
        "action": "'submit'",
        "status": "'submitted'",
        "cycle": "1",
        "text": "''",
        "media": "'[]'",
        "request_id": "'r' || n",
    },
    "jobs": {
        "kind": "'clock'",
        "key": "'t' || n",
        "due_at": "{later}",
        "subject": "'t' || n",
        "payload_version": "1",
        "attempts": "0",
    },
    "media": {
        "id": "'f' || n",
        "person_id": "'p' || n",
        "kind": "'photo'",
        "sha256": "'h' || n",
        "state": "'stored'",
        "created_at": "{at}",
    },
    "media_tickets": {"media_id": "'f' || n", "ticket_id": "'t' || n"},
    "audit": {"at": "{at}", "action": "'look'", "subject": "'t' || n"},
}


def fill(connection: Connection) -> None:
    """Fill every large table, and let PostgreSQL count."""
    name = connection.dialect.name
    words = {
        "at": _AT[name],
        "later": _LATER[name],
        "wide": _WIDE[name],
        "false": _FALSE[name],
        "path": _PATH,
    }
    numbers = _NUMBERS[name].format(rows=ROWS)
    for table, columns in _COLUMNS.items():
        values = ", ".join(columns.values()).format(**words)
        if name == "postgresql":
            values = values.replace("%", "%%")  # as its driver wants it
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {numbers}"  # noqa: S608 - texts of our own
        )
    if name == "postgresql":
        connection.exec_driver_sql("ANALYZE")
