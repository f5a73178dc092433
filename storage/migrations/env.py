"""Run by alembic: migrate on the connection that storage.migrating hands over."""

from __future__ import annotations

from alembic import context

from storage.tables import city, learning, messages, people, tickets, upkeep
from storage.tables.schema import METADATA

CONCERNS = (city, people, tickets, messages, upkeep, learning)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
