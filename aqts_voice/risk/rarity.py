"""Words that say how rare something is, found in a text as offsets and a code; it keeps no word and compiles none."""

import tomllib
from pathlib import Path
from typing import Any

_DATA = tomllib.loads((Path(__file__).parent / "data" / "rarity.toml").read_text(encoding="utf-8"))
_CUES: dict[str, dict[str, Any]] = {cue["code"]: cue for cue in _DATA["cue"]}


def is_unique(code: str) -> bool:
    """Say whether the cue *code* tells of one person that nobody else is like them."""
    return code in _CUES and bool(_CUES[code]["unique"])
