"""The limits survive the file they rest in."""

import json
from dataclasses import asdict

from aqts_voice.deid.model.limits import Limits


def test_comes_back_as_it_was_from_plain_data() -> None:
    limits = Limits(floors={"PERSON": 0.9}, thresholds={"LOC": 0.3}, doubts={"list:place": 0.95})

    again = Limits(**json.loads(json.dumps(asdict(limits))))

    assert again == limits
