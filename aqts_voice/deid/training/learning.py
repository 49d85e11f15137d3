"""The training loop: seeded, on one core, with a new copy of each text at each pass."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer, TrainablePipe
from spacy.training import Example
from thinc.api import Adam, Config, Optimizer, fix_random_seed

from aqts_voice.deid.labels import Label
from aqts_voice.deid.model import head, quick_products
from aqts_voice.deid.model.features import plain_vocabulary
from aqts_voice.deid.training.copies import copy_of
from aqts_voice.deid.training.corpus import Marked, example

_SETTINGS = Path(__file__).parent / "network.cfg"
SEED = 20
_BATCH_FROM, _BATCH_TO = 700, 2500
_DROPOUT = 0.2
_RATE, _LAST_RATE = 0.002, 0.0002
_DECAY = 0.01
# Enough texts to size the layers; they teach nothing yet.
_SAMPLE = 200


def blank_network() -> Language:
    """Return the network before any training."""
    config = Config().from_disk(_SETTINGS)
    with quick_products():
        nlp = spacy.util.load_model_from_config(config, auto_fill=True)
    plain_vocabulary(nlp.vocab)
    return nlp


def learn(texts: Sequence[Marked], *, passes: int, told: Callable[[int], object], seed: int = SEED) -> Language:
    """Return the network trained on *texts*; the same seed gives the same weights.

    *told* is called with the number of each pass that ends. The weights are running averages, which generalise better
    than the last ones.
    """
    fix_random_seed(seed)
    chance = Random(seed)  # noqa: S311 -- no secret: anyone must be able to repeat it
    nlp = _labelled(blank_network())
    sample = [example(nlp, *one) for one in texts[:_SAMPLE]]
    nlp.initialize(lambda: sample)
    plain_vocabulary(nlp.vocab)
    optimizer = Adam(_RATE, L2=_DECAY, grad_clip=1.0, use_averages=True)
    done = 0
    for number in range(passes):
        order = list(texts)
        chance.shuffle(order)
        for batch in _batches(nlp, order, chance, number / passes):
            optimizer.learn_rate = _rate(done / (passes * len(texts)))
            nlp.update(batch, drop=_DROPOUT, sgd=optimizer)
            done += len(batch)
        told(number)
    _take_averages(nlp, optimizer)
    return nlp


def _labelled(nlp: Language) -> Language:
    parser, dial = nlp.get_pipe("ner"), nlp.get_pipe(head.NAME)
    assert isinstance(parser, EntityRecognizer)
    assert isinstance(dial, head.Dial)
    for label in Label:
        parser.add_label(label.value)
        dial.add_label(label.value)
    dial.add_label(head.OUTSIDE)
    return nlp


def _take_averages(nlp: Language, optimizer: Optimizer) -> None:
    """Put the running averages in place of the weights, for good."""
    averages = optimizer.averages
    assert averages is not None
    for _, pipe in nlp.pipeline:
        assert isinstance(pipe, TrainablePipe)
        for node in pipe.model.walk():
            for name in node.param_names:
                if (node.id, name) in averages:
                    node.set_param(name, averages[node.id, name])


def _rate(progress: float) -> float:
    """Return the learning rate: full for half of the way, then straight down."""
    if progress < 0.5:
        return _RATE * min(1.0, 0.1 + progress * 50)
    return _LAST_RATE + (_RATE - _LAST_RATE) * (1 - progress) * 2


def _batches(nlp: Language, texts: Sequence[Marked], chance: Random, progress: float) -> Iterator[list[Example]]:
    """Yield batches of copies of some two thousand tokens, smaller at the start."""
    size = _BATCH_FROM + (_BATCH_TO - _BATCH_FROM) * min(1.0, progress * 2)
    batch: list[Example] = []
    count = 0
    for marked in texts:
        one = example(nlp, *copy_of(marked, chance))
        batch.append(one)
        count += len(one.reference)
        if count >= size:
            yield batch
            batch, count = [], 0
    if batch:
        yield batch
