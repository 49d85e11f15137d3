"""How Alembic reaches the database: a connection handed over by `aqts_voice.db.upgrade`, and the models' tables."""

from alembic import context

from aqts_voice.models import Base

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    compare_type=True,
    render_as_batch=connection.dialect.name == "sqlite",
)
with context.begin_transaction():
    context.run_migrations()
