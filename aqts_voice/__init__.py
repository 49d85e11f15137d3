"""Voix AQTS: anonymous testimonies, kept sealed, de-identified, gathered and published."""
