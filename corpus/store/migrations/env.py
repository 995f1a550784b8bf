"""Alembic's entry: runs the migrations over the connection that `corpus.store.engine` hands in."""

from alembic import context

from corpus.store.tables import REGISTRY

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=REGISTRY, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
