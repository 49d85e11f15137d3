"""The entry of `python -m aqts_voice`; the commands live in `aqts_voice.cli`."""

from aqts_voice.cli import main

if __name__ == "__main__":
    main(prog_name="python -m aqts_voice")
