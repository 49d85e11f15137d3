"""The author's first visit: write, preview, look once more, send; every page works without script and without cookie."""
