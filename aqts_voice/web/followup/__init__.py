"""The author's return with the eight words: read, answer, change what is allowed, withdraw; no cookie, nothing in the address."""
