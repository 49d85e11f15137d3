"""What the server sets before the site is imported."""

import os
import subprocess
import sys

from tests.support.sources import ROOT

_READ = """
import os, runpy, sys
runpy.run_path("deploy/gunicorn.conf.py")
print(os.environ["OPENBLAS_NUM_THREADS"], os.environ["OMP_NUM_THREADS"], "numpy" in sys.modules)
"""


def _told(**set_before: str) -> list[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    command = [sys.executable, "-c", _READ]
    return subprocess.run(
        command, cwd=ROOT, env=inherited | set_before, check=True, capture_output=True, text=True
    ).stdout.split()


def test_gives_the_engine_one_thread_before_numpy_is_imported() -> None:
    assert _told() == ["1", "1", "False"]


def test_leaves_the_number_of_threads_that_an_operator_chose() -> None:
    assert _told(OPENBLAS_NUM_THREADS="3") == ["3", "1", "False"]
