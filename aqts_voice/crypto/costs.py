"""What one guess costs: the Argon2id profiles and the one call that spends them; holds no secret."""

from dataclasses import dataclass

from argon2.low_level import Type, hash_secret_raw

ARGON2_VERSION = 0x13
LEAST_KIB_PER_LANE = 8
STRETCHED_BYTES = 32


@dataclass(frozen=True)
class Cost:
    """Argon2id parameters (RFC 9106): memory in KiB, passes over it, lanes.

    Raises ValueError outside what Argon2 can run: a pass and a lane at least, 8 KiB a lane at least.
    """

    memory_kib: int
    passes: int
    lanes: int = 1

    def __post_init__(self) -> None:
        """Refuse parameters that Argon2 cannot run."""
        if self.passes < 1 or self.lanes < 1 or self.memory_kib < LEAST_KIB_PER_LANE * self.lanes:
            raise ValueError("Argon2id needs a pass, a lane and 8 KiB a lane at least.")


# A code has 80 random bits, which carry the security; the cost only slows a search, on a process that many people
# share. The profile is the least memory that OWASP's password storage cheat sheet advises for two passes.
AUTHOR_COST = Cost(memory_kib=19 * 1024, passes=2)

# A passphrase has 77 random bits and wraps a key that opens much, in a sign-in that happens a few times a day.
MEMBER_COST = Cost(memory_kib=256 * 1024, passes=3)


def stretch(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Return 32 bytes of Argon2id version 1.3 of *secret* under *salt*, without key or associated data."""
    return hash_secret_raw(
        secret,
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=STRETCHED_BYTES,
        type=Type.ID,
        version=ARGON2_VERSION,
    )
