"""Pads what is sealed to a few sizes, so that a length says little; hides sizes only, keeps nothing secret by itself.

A padded value is the length of the data (4 bytes, big-endian), the data, then zeroes up to the bucket: 4, 16 or
64 KiB, then multiples of 64 KiB. The length prefix counts in the bucket.
"""

from aqts_voice.crypto.errors import Unopenable

LENGTH_BYTES = 4
KIB = 1024
SMALL_BUCKETS = (4 * KIB, 16 * KIB)
LARGE_STEP = 64 * KIB
LARGEST = 2**30  # One AES-GCM message in memory stays far under the limits of the cipher and of the library.


def bucket_of(size: int) -> int:
    """Return the bucket, in KiB, that data of *size* bytes is padded to.

    Raises ValueError when the size is negative or above 1 GiB.
    """
    if not 0 <= size <= LARGEST:
        raise ValueError(f"Data to pad is between 0 and {LARGEST} bytes.")
    total = LENGTH_BYTES + size
    for bucket in SMALL_BUCKETS:
        if total <= bucket:
            return bucket // KIB
    steps = -(-total // LARGE_STEP)
    return steps * LARGE_STEP // KIB


def pad(data: bytes) -> bytes:
    """Return *data* with its length before it and zeroes after it, exactly one bucket long.

    Raises ValueError when the data is not bytes or is above 1 GiB.
    """
    if not isinstance(data, bytes):
        raise ValueError("Data to pad is bytes.")
    padded = len(data).to_bytes(LENGTH_BYTES, "big") + data
    return padded.ljust(bucket_of(len(data)) * KIB, b"\0")


def unpad(padded: bytes) -> bytes:
    """Return the data that *pad* was given.

    Raises Unopenable unless the value is the only padding of its data: right bucket, zeroes to the end.
    """
    size = int.from_bytes(padded[:LENGTH_BYTES], "big")
    end = LENGTH_BYTES + size
    if size > LARGEST or len(padded) != bucket_of(size) * KIB or padded.count(0, end) != len(padded) - end:
        raise Unopenable
    return padded[LENGTH_BYTES:end]
