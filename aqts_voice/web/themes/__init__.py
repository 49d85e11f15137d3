"""Themes: gathering testimonies, writing a synthesis, proofreading and publishing, for members."""
