"""The tables, one noun per file; importing this package registers them all on `Base.metadata`."""

from aqts_voice.models.account import Account, AccountState, Role
from aqts_voice.models.agreement import Agreement
from aqts_voice.models.arrival import Arrival, ArrivalKind
from aqts_voice.models.base import Base
from aqts_voice.models.batch import Batch
from aqts_voice.models.content_key import ContentKey
from aqts_voice.models.excerpt import Excerpt
from aqts_voice.models.grant import Grant
from aqts_voice.models.invitation import Invitation
from aqts_voice.models.lookup import Lookup
from aqts_voice.models.member_session import MemberSession
from aqts_voice.models.message import Message
from aqts_voice.models.release import Release, ReleaseLink, ReleaseState
from aqts_voice.models.sealed_text import SealedText
from aqts_voice.models.testimony import Testimony, TestimonyState
from aqts_voice.models.theme import Publication, Theme, ThemeState
from aqts_voice.models.vault_key import VaultKey, VaultPurpose

__all__ = [
    "Account",
    "AccountState",
    "Agreement",
    "Arrival",
    "ArrivalKind",
    "Base",
    "Batch",
    "ContentKey",
    "Excerpt",
    "Grant",
    "Invitation",
    "Lookup",
    "MemberSession",
    "Message",
    "Publication",
    "Release",
    "ReleaseLink",
    "ReleaseState",
    "Role",
    "SealedText",
    "Testimony",
    "TestimonyState",
    "Theme",
    "ThemeState",
    "VaultKey",
    "VaultPurpose",
]
