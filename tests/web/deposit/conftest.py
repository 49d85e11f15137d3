"""An author at the door of an instance that is open."""

import pytest
from flask import Flask

from aqts_voice.crypto import keys
from aqts_voice.db import Database
from aqts_voice.models import VaultKey, VaultPurpose
from tests.conftest import NOW
from tests.support.author import Author


@pytest.fixture
def author(database: Database, app: Flask) -> Author:
    month = NOW.date().replace(day=1)
    with database.transaction() as session:
        public = keys.public_key(keys.draw_seed())
        session.add(VaultKey(purpose=VaultPurpose.EPOCH, month=month, public_key=public))
    return Author(app)
