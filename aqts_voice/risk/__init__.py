"""Residual risk of re-identification: rare combinations and k-anonymity, as pure functions over codes and counts; it never sees a text."""
