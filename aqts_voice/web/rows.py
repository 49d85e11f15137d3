"""Ids of rows as they stand in members' addresses: 32 hexadecimal digits; anything else leads nowhere."""

from aqts_voice.errors import NotFound

ID_BYTES = 16


def row_id(written: str) -> bytes:
    """Return the 16 bytes that *written* gives in hexadecimal.

    Raises:
        NotFound: it is not the id of any row.
    """
    try:
        row = bytes.fromhex(written)
    except ValueError:
        raise NotFound from None
    if len(row) != ID_BYTES or row.hex() != written:
        raise NotFound
    return row
