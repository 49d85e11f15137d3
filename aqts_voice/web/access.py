"""Who may open each view: every endpoint carries exactly one level, which a house test compares with the frozen list."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any, TypedDict, TypeVar, cast

from flask import Flask, Response, g, request
from flask.sessions import SecureCookieSessionInterface

from aqts_voice.errors import NotAllowed, SignInNeeded
from aqts_voice.services import members
from aqts_voice.web.house import house, now, transaction

COOKIE = "voix_seance"
# A member who also writes as an author must not bring a session along: the cookie goes to these rooms and no other.
PATHS = ("/membres", "/recherche", "/en/recherche")


class Manners(TypedDict):
    """How the session's cookie behaves, the same when it is set and when it is taken back."""

    secure: bool
    httponly: bool
    samesite: str


class FormCookie(SecureCookieSessionInterface):
    """Flask's session, which carries the tokens of members' and researchers' forms, kept to their own paths."""

    def get_cookie_path(self, app: Flask) -> str:
        """Return the first step of this request's path, which is its room's."""
        return f"{request.script_root}/{request.path.split('/')[1]}"


View = TypeVar("View", bound=Callable[..., Any])


def anyone(view: View) -> View:
    """Open to the public; sets and reads no cookie."""
    return _level(view, "anyone")


def author(view: View) -> View:
    """Open to authors: no account, no cookie; what it protects is the code or the sealed form."""
    return _level(view, "author")


def invited(view: View) -> View:
    """Open to whoever holds a one-time link, or is about to sign in."""
    return _level(view, "invited")


def role(*names: str, pending: bool = False) -> Callable[[View], View]:
    """Open to a signed-in account that holds one of the roles *names*.

    A role counts once a steward gave the keys, after comparing words by voice: until then the account opens only what
    is marked *pending*, which tells it to wait. Whoever took an invitation meant for another can invite nobody.
    """

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(*args: Any, **kwargs: Any) -> Any:
            account = signed_in()
            if not set(names) & set(account.roles) or not (account.active or pending):
                raise NotAllowed
            return view(*args, **kwargs)

        return _level(cast(View, guarded), " or ".join(names))

    return decorate


def signed_in() -> members.SignedIn:
    """Return the account of this request, its session kept alive.

    Raises:
        SignInNeeded: no session, or one that ended.
    """
    if "signed_in" not in g:
        cookie = request.cookies.get(COOKIE)
        if not cookie:
            raise SignInNeeded
        g.signed_in = members.resume(transaction(), cookie, now=now())
        if g.signed_in.renewal_due:
            _renew(cookie)
    return cast(members.SignedIn, g.signed_in)


def open_session(name: str, words: str) -> tuple[members.SignedIn, str]:
    """Try a name and a passphrase; return the account and the text of its cookie.

    Waiting and deriving happen outside any transaction: a sign-in must not make an author wait.

    Raises:
        WrongPassphrase: the two do not go together; the failure is counted.
    """
    with house().database.transaction(writes=False) as session:
        door = members.knock(session, name)
    time.sleep(door.delay)
    try:
        seed = members.unlock(door, words, cost=member_cost())
    except members.WrongPassphrase:
        members.note_failure(transaction(), name)
        raise
    return members.begin(transaction(), door, seed, now=now())


def _renew(cookie: str) -> None:
    if request.method == "POST":
        members.renew(transaction(), cookie, now=now())
        return
    # The transaction of a page that only reads could not write without the risk of being refused.
    with house().database.transaction() as session:
        members.renew(session, cookie, now=now())


def member_cost() -> members.Cost:
    """Return the cost of a passphrase on this instance."""
    settings = house().settings
    return members.Cost(memory_kib=settings.member_memory_kib, passes=settings.member_passes)


def remember(response: Response, cookie: str) -> None:
    """Give the browser the key of its session; scripts cannot read it and other sites cannot send it."""
    for path in PATHS:
        response.set_cookie(COOKIE, cookie, path=path, **_manners())


def forget(response: Response) -> None:
    """Take the session's key back from the browser."""
    for path in PATHS:
        response.delete_cookie(COOKIE, path=path, **_manners())


def _manners() -> "Manners":
    return {"secure": house().settings.secure, "httponly": True, "samesite": "Strict"}


def _level(view: View, level: str) -> View:
    view.access = level  # type: ignore[attr-defined]
    return view
