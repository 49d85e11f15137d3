"""A download is saved under its own name, whole, and carries no fingerprint of what it holds."""

from flask import Flask

from aqts_voice.web import downloads


def test_is_saved_whole_under_its_name_without_a_fingerprint() -> None:
    with Flask(__name__).test_request_context():
        answer = downloads.zipped(b"PK canari", "voix-aqts-2026-1.zip")
        answer.direct_passthrough = False

        data = answer.get_data()

    assert data == b"PK canari"
    assert answer.mimetype == "application/zip"
    assert answer.headers["Content-Disposition"] == "attachment; filename=voix-aqts-2026-1.zip"
    assert not {"ETag", "Last-Modified"} & set(answer.headers.keys())
