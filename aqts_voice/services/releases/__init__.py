"""Releases: datasets prepared by one member, offered by another, downloaded by researchers under an agreement."""

from aqts_voice.services.releases.offering import (
    Archive,
    OwnRelease,
    Stale,
    Summary,
    TooFewRows,
    approve,
    discard,
    open_for_member,
    prepare,
    releases,
)
from aqts_voice.services.releases.research import (
    AGREEMENT,
    AgreementNeeded,
    Offered,
    accept,
    accepted,
    download,
    offered,
    suspended,
)

__all__ = [
    "AGREEMENT",
    "AgreementNeeded",
    "Archive",
    "Offered",
    "OwnRelease",
    "Stale",
    "Summary",
    "TooFewRows",
    "accept",
    "accepted",
    "approve",
    "discard",
    "download",
    "offered",
    "open_for_member",
    "prepare",
    "releases",
    "suspended",
]
