"""Starts the stand-in by path: `python tests/card_stand_in --port 8431`.

Python puts this folder itself first on its path; its parent takes that place, so that the folder
is one package and none of its file names can be mistaken for a library's.
"""

import importlib
import sys
from pathlib import Path

if __name__ == "__main__":
    here = Path(__file__).resolve().parent
    sys.path[0] = str(here.parent)
    sys.exit(importlib.import_module(f"{here.name}.command").main())
