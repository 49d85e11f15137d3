"""The sources of evidence, one folder per trait; each writes its own span group and decides nothing."""

from aqts_voice.deid.components import ages, codes, dates

ORDER = (codes.NAME, dates.NAME, ages.NAME)
"""The components in the order they run."""
