"""Releases: the members' pages of datasets, and the researchers' own pages."""
