"""The smallest page that the house accepts, to plant one fault at a time in."""

SOUND = """<!doctype html>
<html lang="fr"><head><title>Lire</title></head><body><h1>Lire</h1>
<form action="/lire" method="post"><label for="code">Code</label><input id="code" name="code"><button>Lire</button></form>
</body></html>"""
