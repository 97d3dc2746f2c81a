"""How does Alembic run the steps? On the connection that it is handed, within that connection's transaction."""

from alembic import context

from parcours.store.app.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)  # SQLite changes a table by making it anew
with context.begin_transaction():
    context.run_migrations()
