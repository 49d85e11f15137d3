"""What remains to be known of one testimony, as codes: the kinds of details and nothing of the author's words."""

import re
from dataclasses import dataclass
from enum import StrEnum

from aqts_voice.risk.context import ATTRIBUTES, LABELS, Context


class Kind(StrEnum):
    """What a remaining detail is about; words left in clear come from what points to one person most to what does least."""

    REGION = "region"
    FIELD = "field"
    EMPLOYER = "employer"
    ROLE = "role"
    SENIORITY = "seniority"

    YEAR = "year"
    AGE_BAND = "age_band"
    PLACE_REGION = "place_region"
    ORGANISATION_KIND = "organisation_kind"
    PROFESSION = "profession"

    LEFT_NAME = "left_name"
    LEFT_POSITION = "left_position"
    LEFT_ORGANISATION = "left_organisation"
    LEFT_PLACE = "left_place"
    LEFT_EVENT = "left_event"
    LEFT_DATE = "left_date"
    LEFT_DEMOGRAPHIC = "left_demographic"
    LEFT_AGE = "left_age"

    RARITY = "rarity"


CONTEXT = frozenset(Kind(attribute) for attribute in ATTRIBUTES)
"""The attributes that an author answers."""

LEFT = frozenset(kind for kind in Kind if kind.value.startswith("left_"))
"""Words that were found and stay in clear: as exact as words are, so that nothing tells how few they fit."""

GENERALISED = frozenset({Kind.YEAR, Kind.AGE_BAND, Kind.PLACE_REGION, Kind.ORGANISATION_KIND, Kind.PROFESSION})
"""What a mask may tell when its author chose so."""

# A code of ours or a generalised value: short, without blanks, so that no sentence of an author can pass for one.
_CODE = re.compile(r"[0-9a-z/+_-]{1,40}")


@dataclass(frozen=True)
class Detail:
    """One thing that remains to be known; ``code`` is a code of ours or a generalised value, None for words left in clear.

    Raises ValueError for a code that its kind cannot have; the message holds no code.
    """

    kind: Kind
    code: str | None = None

    def __post_init__(self) -> None:
        """Refuse a code that could be words."""
        if self.kind in LEFT:
            fits = self.code is None
        elif self.kind in CONTEXT:
            fits = self.code in LABELS[self.kind.value]
        else:
            fits = self.code is not None and _CODE.fullmatch(self.code) is not None
        if not fits:
            raise ValueError(f"A code does not fit its kind: {self.kind.value}.")


def of_context(context: Context) -> tuple[Detail, ...]:
    """Return the details that the answers of *context* are."""
    return tuple(Detail(Kind(attribute), code) for attribute, code in context.answered().items())
