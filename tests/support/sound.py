"""What tests of the shared parts serve: the smallest page that the house accepts, and the shape of what adds a view."""

from collections.abc import Callable

# add(room, path, view, methods=("POST",)), given by the fixture `add`.
Add = Callable[..., None]

SOUND = """<!doctype html>
<html lang="fr"><head><title>Lire</title></head><body><h1>Lire</h1>
<form action="/lire" method="post"><label for="code">Code</label><input id="code" name="code"><button>Lire</button></form>
</body></html>"""
