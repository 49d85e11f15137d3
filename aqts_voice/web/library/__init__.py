"""Library: the pages that anyone may read, their charts and their feeds."""
