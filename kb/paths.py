"""Where the library's data and its caches lie; no other module knows.

In a checkout `content/` and `site/` lie beside `kb/`; in an installed package they lie inside it,
under `_data/`.  `--data DIR` or the variable KB_DATA names another folder that holds them.
"""

import hashlib
import os
from pathlib import Path

import platformdirs

from kb.errors import Misuse

_PACKAGE = Path(__file__).resolve().parent


def root() -> Path:
    """
    Return the folder that holds content/ and site/.

    Raises:
        Misuse: KB_DATA names a folder without content/.
    """
    if chosen := os.environ.get("KB_DATA"):
        folder = Path(chosen).resolve()
        if not (folder / "content").is_dir():
            raise Misuse(f"{folder} has no folder content/: name one that has (--data, KB_DATA).")
        return folder
    packaged = _PACKAGE / "_data"
    return packaged if packaged.is_dir() else _PACKAGE.parent


def content() -> Path:
    """Return the folder of the records."""
    return root() / "content"


def site() -> Path:
    """Return the folder of templates, styles and translations; the package's own if need be."""
    packaged = _PACKAGE / "_data"
    own = packaged if packaged.is_dir() else _PACKAGE.parent
    return root() / "site" if (root() / "site").is_dir() else own / "site"


def cache() -> Path:
    """Return the folder for derived files: .cache/ in a checkout, else the user's own cache.

    Each folder of data has a cache of its own, so that two libraries never share an index.
    """
    folder = root()
    if (folder / ".git").exists() or (folder / "pyproject.toml").exists():
        return folder / ".cache"
    own = hashlib.sha256(str(folder).encode()).hexdigest()[:12]
    return Path(platformdirs.user_cache_dir("open-precedent", appauthor=False)) / own
