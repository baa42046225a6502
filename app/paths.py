"""The folders of one person's Docent: data, settings, cache and log. Called from any thread; nothing here
is created before it is asked for.

An environment variable overrides each (`DOCENT_DATA_DIR`, `DOCENT_CONFIG_DIR`, `DOCENT_CACHE_DIR`,
`DOCENT_LOG_DIR`): tests and portable installations use them.
"""

import os
from pathlib import Path

import platformdirs

from app import ID


def data_dir() -> Path:
    return _folder("DOCENT_DATA_DIR", platformdirs.user_data_dir(ID, appauthor=False))


def config_dir() -> Path:
    return _folder("DOCENT_CONFIG_DIR", platformdirs.user_config_dir(ID, appauthor=False))


def cache_dir() -> Path:
    return _folder("DOCENT_CACHE_DIR", platformdirs.user_cache_dir(ID, appauthor=False))


def log_dir() -> Path:
    return _folder("DOCENT_LOG_DIR", platformdirs.user_log_dir(ID, appauthor=False))


def all_folders() -> dict[str, Path]:
    return {"data": data_dir(), "config": config_dir(), "cache": cache_dir(), "log": log_dir()}


def created(folder: Path) -> Path:
    """Makes the folder where it is missing, readable by its owner only: it holds what was read and asked."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _folder(variable: str, default: str) -> Path:
    return Path(os.environ.get(variable) or default)
