"""Stewardship: how the rules of the instance stand."""
