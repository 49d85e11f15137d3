"""The sources of evidence, one folder per trait; each writes its own span group and decides nothing."""

from aqts_voice.deid.components import codes

ORDER = (codes.NAME,)
"""The components in the order they run."""
