"""What may come in: shapes that no page of ours sends, and forms that come from another site."""

from io import BytesIO

import pytest
from flask import Flask, request

from aqts_voice.web import intake
from tests.support.pages import PageClient
from tests.support.sound import SOUND, Add

PART = b"--x\r\nContent-Disposition: form-data%s\r\n\r\n%s\r\n--x--\r\n"


@pytest.fixture(autouse=True)
def rooms(shared: Flask, add: Add) -> None:
    """An author's page and a member's, behind the checks."""
    intake.init_app(shared)
    for room in ("deposit", "review"):
        add(room, f"/{room}", lambda: SOUND, methods=("POST",))


def parts(visitor: PageClient, path: str, name: bytes, words: bytes) -> int:
    body = PART % (name, words)
    return visitor.post(path, data=body, content_type="multipart/form-data; boundary=x").status_code


@pytest.mark.parametrize(
    ("site", "status"), [(None, 200), ("none", 200), ("same-origin", 200), ("same-site", 400), ("cross-site", 400)]
)
def test_takes_an_authors_form_from_our_own_pages_alone(visitor: PageClient, site: str | None, status: int) -> None:
    headers = {"Sec-Fetch-Site": site} if site else {}

    assert visitor.post("/deposit", data={"text": "a"}, headers=headers).status_code == status


@pytest.mark.parametrize("path", ["/deposit", "/review"])
def test_refuses_a_part_without_a_name(visitor: PageClient, path: str) -> None:
    assert parts(visitor, path, b"", b"a") == 400


def test_refuses_what_no_database_holds_where_nothing_cleans_it(visitor: PageClient) -> None:
    assert visitor.post("/review", data={"name": "a\0b"}).status_code == 400
    assert visitor.post("/deposit", data={"text": "a\0b"}).status_code == 200


def test_finds_nothing_at_an_address_that_no_database_holds(visitor: PageClient) -> None:
    assert visitor.get("/themes/%00").status_code == 404


@pytest.mark.parametrize("failure", [OSError, Exception])
def test_answers_calmly_to_a_body_that_cannot_be_read(visitor: PageClient, failure: type[Exception]) -> None:
    class Cut(BytesIO):
        def read(self, _size: int | None = -1) -> bytes:
            raise failure

    broken = {"wsgi.input": Cut(), "wsgi.input_terminated": True, "CONTENT_LENGTH": ""}
    urlencoded = "application/x-www-form-urlencoded"
    sent = visitor.post("/deposit", content_type=urlencoded, environ_overrides=broken)

    assert sent.status_code == 400


def test_keeps_a_large_part_out_of_temporary_files(shared: Flask) -> None:
    body = PART % (b'; name="text"; filename="a"', b"mots " * 300_000)

    with shared.test_request_context("/", method="POST", data=body, content_type="multipart/form-data; boundary=x"):
        part = request.files["text"]

        assert isinstance(part.stream, BytesIO)
        assert part.read() == b"mots " * 300_000
