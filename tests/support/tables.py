"""How many rows each table holds, to show that something was stored or that nothing was."""

from sqlalchemy import func, select

from aqts_voice.db import Database
from aqts_voice.models import Base


def rows(database: Database) -> dict[str, int]:
    """Count the rows of every table that has any."""
    with database.engine.connect() as connection:
        counts = {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in Base.metadata.sorted_tables
        }
    return {name: count for name, count in counts.items() if count}
