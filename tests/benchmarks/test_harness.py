"""The loop that every peer runs: spans, times, and no network."""

import json
import os
import subprocess
import sys

from benchmarks.environments import PEERS

PROGRAM = """
import socket
from harness import Peer, serve

def read(text):
    try:
        socket.create_connection(("peer.invalid", 443))
    except OSError:
        pass
    print("a library that talks")
    return [(4, 6, "LATE"), (0, 2, "EARLY")]

serve(lambda: Peer(read=read, read_all=lambda texts: [read(text) for text in texts], settings={"kind": "fake"}))
"""


def ask(*questions: dict[str, object]) -> list[dict[str, object]]:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input="".join(json.dumps(question) + "\n" for question in questions),
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(PEERS)},
    )
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_answers_with_sorted_spans_and_nothing_else_on_its_output() -> None:
    hello, kept, answer = ask({"act": "texts", "texts": ["abcdef"]}, {"act": "spans"})

    assert hello["versions"] == {"kind": "fake"}
    assert kept["texts"] == 1
    assert answer["spans"] == [[[0, 2, "EARLY"], [4, 6, "LATE"]]]


def test_times_each_text_alone_and_all_together() -> None:
    _, _, single, batch = ask({"act": "texts", "texts": ["a", "b"]}, {"act": "single"}, {"act": "batch"})

    assert len(single["seconds"]) == 2
    assert len(batch["seconds"]) == 1
    assert batch["clock"] > 0


def test_refuses_the_network_and_tells_what_was_asked_of_it() -> None:
    hello, _, answer = ask({"act": "texts", "texts": ["a"]}, {"act": "single"})

    assert hello["asked"] == []
    assert answer["asked"] == ["peer.invalid"]
