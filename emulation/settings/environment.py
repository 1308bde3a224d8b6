"""Where the settings come from: the environment, or a file ``.env`` beside ``manage.py``."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
env.read_env(BASE_DIR / ".env", overwrite=False)

DATA_DIR = Path(env("EMULATION_DATA_DIR", default=str(BASE_DIR / ".data")))
REDIS_URL = env("REDIS_URL", default="redis://127.0.0.1:6379/0")
