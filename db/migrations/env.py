"""Alembic's environment: runs the steps on the record that is being opened."""

from alembic import context

from db.file.engine import for_writing

with for_writing(context.config.attributes["engine"]).connect() as connection:
    context.configure(connection=connection, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    connection.commit()
