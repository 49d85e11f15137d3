"""Measures of speed, as ratios against a floor taken in the same run; nothing here asserts."""
