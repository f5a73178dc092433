"""Rows as earlier versions wrote them, in plain SQL: the columns that a revision has already."""

from __future__ import annotations

from sqlalchemy import Connection, inspect

_MOMENT = {"postgresql": "'2026-11-02 04:00:00+00'", "sqlite": "1793592000000000"}
_NO = {"postgresql": "false", "sqlite": "0"}
_YES = {"postgresql": "true", "sqlite": "1"}
_PLACE = (
    '\'{"area": "370602003004", "path": "370600/370602/370602003/370602003004/",'
    ' "text": "幸福小区3号楼"}\''
)
_AT, _FALSE, _TRUE = "@at", "@false", "@true"

ROWS = {
    "versions": {
        "book": "'areas'",
        "version": "1",
        "stamp": "'s'",
        "created_at": _AT,
        "state": "'current'",
    },
    "areas": {
        "version": "1",
        "code": "'370600'",
        "kind": "'city'",
        "name": "'烟台市'",
        "path": "'370600/'",
    },
    "people": {
        "id": "'p1'",
        "name": "'王'",
        "language": "'zh-CN'",
        "created_at": _AT,
        "phone": "'13800138000'",
        "home": _PLACE,
        "notice_version": "1",
        "last_seq": "1",
    },
    "identities": {
        "channel": "'webchat'",
        "account": "'web'",
        "external_id": "'x'",
        "person_id": "'p1'",
        "reachable": _TRUE,
        "last_used_at": _AT,
    },
    "assignments": {
        "id": "'a1'",
        "person_id": "'p1'",
        "role": "'worker'",
        "area": "'370602003004'",
        "path": "'370600/370602/370602003/370602003004/'",
        "since": _AT,
    },
    "sessions": {
        "key": "'k'",
        "person_id": "'p1'",
        "body": """'{"waiting": "report.place", "args": ["a"]}'""",
    },
    "offers": {
        "id": "'o1'",
        "person_id": "'p1'",
        "body": "'[]'",
        "used": "0",
        "expires_at": _AT,
    },
    "outbox": {
        "id": "'m1'",
        "person_id": "'p1'",
        "seq": "1",
        "body": """'{"text": "已登记"}'""",
        "importance": "'normal'",
        "state": "'queued'",
        "attempts": "0",
        "created_at": _AT,
    },
    "inbox": {
        "channel": "'webchat'",
        "account": "'web'",
        "event_id": "'e1'",
        "state": "'handled'",
        "at": _AT,
    },
    "jobs": {
        "kind": "'clock'",
        "key": "'t1'",
        "due_at": _AT,
        "subject": "'t1'",
        "payload_version": "1",
        "attempts": "0",
    },
    "media": {
        "id": "'f1'",
        "person_id": "'p1'",
        "kind": "'photo'",
        "mime": "'image/jpeg'",
        "size": "3",
        "sha256": "'h'",
        "state": "'stored'",
        "created_at": _AT,
    },
    "audit": {"at": _AT, "actor": "'p1'", "action": "'look'", "subject": "'t1'"},
    "lessons": {"matter": "'05-017'", "text": "'电梯坏了'", "person_hash": "'h'"},
    "tickets": {
        "id": "'t1'",
        "status": "'dispatched'",
        "area": "'370602003004'",
        "path": "'370600/370602/370602003/370602003004/'",
        "place_text": "'幸福小区3号楼'",
        "opened_at": _AT,
        "matter_id": "'05-017'",
        "list_version": "1",
        "time_class": "'2h'",
        "assignee": "'p1'",
        "urgent": _FALSE,
        "private": _FALSE,
        "cycle": "1",
        "revision": "1",
        "respond_due": _AT,
        "resolve_due": _AT,
    },
    "requests": {
        "id": "'r1'",
        "number": "'26110000010'",
        "ticket_id": "'t1'",
        "person_id": "'p1'",
        "text": "'电梯坏了'",
        "media": "'[]'",
        "place": _PLACE,
        "created_at": _AT,
        "origin": "'resident'",
        "anonymous": _FALSE,
        "verdict": "'open'",
        "rating_comment": "''",
    },
    "events": {
        "id": "'e1'",
        "ticket_id": "'t1'",
        "revision": "1",
        "at": _AT,
        "action": "'file'",
        "status": "'submitted'",
        "cycle": "1",
        "text": "'电梯坏了'",
        "media": "'[]'",
        "request_id": "'r1'",
    },
}
"""A row of each table, as SQL; a table that points to another comes after it."""


def write_rows(connection: Connection) -> set[str]:
    """Write a row into each table that is there already; return their names."""
    name, seen = connection.dialect.name, inspect(connection)
    tables = [table for table in ROWS if seen.has_table(table)]
    for table in tables:
        known = {column["name"] for column in seen.get_columns(table)}
        row = {column: value for column, value in ROWS[table].items() if column in known}
        statement = f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join(row.values())})"  # noqa: S608 - texts of our own
        for word, said in ((_AT, _MOMENT), (_FALSE, _NO), (_TRUE, _YES)):
            statement = statement.replace(word, said[name])
        connection.exec_driver_sql(statement)
    return set(tables)
