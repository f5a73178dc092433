"""Let tickets be counted by when they were opened or resolved without reading them."""

from __future__ import annotations

from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

REPLACED = (
    (
        "ix_tickets_opened_at",
        "ix_tickets_opened_at_tickets_id_tickets_path",
        ["opened_at", "id", "path"],
    ),
    (
        "ix_tickets_assignee_tickets_status",
        "ix_tickets_assignee_tickets_status_tickets_resolved_at",
        ["assignee", "status", "resolved_at"],
    ),
)


def upgrade() -> None:
    """Put wider indexes in the place of narrower ones."""
    for before, after, columns in REPLACED:
        op.create_index(after, "tickets", columns)
        op.drop_index(before, "tickets")
