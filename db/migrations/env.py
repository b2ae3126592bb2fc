"""Alembic's environment: runs the steps on the record that is being opened."""

from alembic import context

_connection = context.config.attributes["connection"]
context.configure(connection=_connection, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
_connection.commit()
