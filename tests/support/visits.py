"""An author's deposit through the service, and the visit that its code opens; the text is taken as kept."""

from sqlalchemy.orm import Session

from aqts_voice.crypto import code
from aqts_voice.services import deposit, followup, stewardship
from aqts_voice.services.followup import Visit
from tests.conftest import NOW, TINY

SECRET = bytes(range(32))
TODAY = NOW.date()


def visit(
    session: Session, text: str = "Une semaine de garde, sans relève.", *, moved: bool = True, **consents: bool
) -> Visit:
    """Deposit *text* and come back; with *moved*, after the weekly move."""
    kept = deposit.Kept(text=text, context={}, language="fr", masks={}, second_reader=False, hard_stop=False)
    receipt = deposit.receive(
        session,
        kept,
        bits=code.draw_bits(),
        consents=deposit.Consents(**consents),
        secret=SECRET,
        today=TODAY,
        cost=TINY,
    )
    if moved:
        move(session)
    return followup.enter(session, " ".join(receipt.words), secret=SECRET, cost=TINY)


def move(session: Session) -> None:
    """Run the weekly move at once."""
    session.flush()
    stewardship.move_arrivals(session, today=TODAY, at_once=True)
    session.flush()
