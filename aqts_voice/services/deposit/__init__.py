"""The author's deposit: what is written is previewed, looked at once more, then sealed; the clear text never reaches the database."""

from aqts_voice.services.deposit.engine import Engine, load_engine

__all__ = ["Engine", "load_engine"]
