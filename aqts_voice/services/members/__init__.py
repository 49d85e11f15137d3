"""Accounts, sign-in and grants of keys: the one room that hands keys from person to person."""

from aqts_voice.crypto.costs import Cost
from aqts_voice.models import Role
from aqts_voice.services.members.accounts import (
    AccountSummary,
    AccountTaken,
    InvitationOver,
    Invited,
    Joined,
    accounts,
    first_invitation,
    invitation,
    invite,
    join,
    nobody_joined,
)
from aqts_voice.services.members.grants import WrongAccount, fingerprint, grant_access, open_vault_keys, vault_seed
from aqts_voice.services.members.joining import JoiningExpired, draw_words, join_once, words_of
from aqts_voice.services.members.sessions import (
    Door,
    SignedIn,
    WrongPassphrase,
    begin,
    knock,
    note_failure,
    renew,
    resume,
    sign_in,
    sign_out,
    unlock,
)

__all__ = [
    "AccountSummary",
    "AccountTaken",
    "Cost",
    "Door",
    "InvitationOver",
    "Invited",
    "Joined",
    "JoiningExpired",
    "Role",
    "SignedIn",
    "WrongAccount",
    "WrongPassphrase",
    "accounts",
    "begin",
    "draw_words",
    "fingerprint",
    "first_invitation",
    "grant_access",
    "invitation",
    "invite",
    "join",
    "join_once",
    "knock",
    "nobody_joined",
    "note_failure",
    "open_vault_keys",
    "renew",
    "resume",
    "sign_in",
    "sign_out",
    "unlock",
    "vault_seed",
    "words_of",
]
