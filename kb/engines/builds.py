"""Where the builds of an index lie, and how one takes the place of another.

Each build has a folder of its own; a small file beside them, `current`, names the one in use.
Putting a new name into that file is the swap: readers see the old index or the new one, never
half.  A build is stamped with the digest of every file in it, and only what agrees with its stamp
is opened: a file that was cut, lost or brought from elsewhere is found before it is read.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path

from kb.engine import Health
from kb.errors import EngineError, IndexDamaged, said

MISSING = said("There is no search index yet: build it with `kb index`.")
DAMAGED = said(
    "The search index in {folder} cannot be read ({why}): build it again with `kb index`."
)
_STAMP = "stamp.json"


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a build says of itself."""

    format: int
    """Of the schema and the analysis: another one must be built again."""
    digest: str
    """Of the library it was built from."""
    documents: int
    files: dict[str, str] = field(default_factory=dict)
    """Name of each file → SHA-256."""


class Builds:
    """The builds of one index in a folder."""

    def __init__(self, folder: Path, format_: int) -> None:
        self._folder = folder
        self._format = format_
        self._current = folder / "current"

    def name(self) -> str | None:
        """Return the name of the build in use, if there is one."""
        try:
            name = self._current.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return name if re.fullmatch(r"index-\w+", name) else None

    def make(self, fill: Callable[[Path], int], digest: str) -> int:
        """Make a build with *fill*, which returns the number of documents, and swap it in."""
        self._folder.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix="index-", dir=self._folder))
        try:
            count = fill(new)
            stamp = Stamp(self._format, digest, count, _digests(new))
            (new / _STAMP).write_text(json.dumps(asdict(stamp)), encoding="utf-8")
            before = self.name()
            self._swap(new.name)
        except BaseException:
            shutil.rmtree(new, ignore_errors=True)
            raise
        self._sweep(keep={new.name, before})
        return count

    def folder(self) -> Path:
        """
        Return the folder of the build in use, whole and of our making.

        Raises:
            IndexDamaged: There is none, or it does not agree with its stamp.
        """
        name = self.name()
        if name is None:
            raise IndexDamaged(MISSING)
        folder = self._folder / name
        stamp = self._stamp(name)
        if stamp is None:
            raise IndexDamaged(DAMAGED, folder=folder, why="no stamp of ours")
        if stamp.format != self._format:
            raise IndexDamaged(DAMAGED, folder=folder, why="built by another version")
        try:
            found = _digests(folder)
        except OSError as error:
            raise IndexDamaged(DAMAGED, folder=folder, why=type(error).__name__) from error
        if changed := sorted(name for name, sha in stamp.files.items() if found.get(name) != sha):
            raise IndexDamaged(DAMAGED, folder=folder, why=f"{changed[0]} has changed")
        if not stamp.files or found.keys() - stamp.files.keys():
            raise IndexDamaged(DAMAGED, folder=folder, why="it holds files of another making")
        return folder

    def health(self, open_: Callable[[], object]) -> Health:
        """Say whether the build in use can be opened by *open_*; never raises EngineError."""
        name = self.name()
        if name is None:
            return Health(False, why_not="there is no index yet")
        stamp = self._stamp(name)
        if stamp is not None and stamp.format != self._format:
            return Health(False, why_not="the index was built by another version")
        try:
            open_()
        except EngineError:
            return Health(False, why_not="the index is damaged or not ours")
        return Health(True, stamp.digest if stamp else "", stamp.documents if stamp else 0)

    def _stamp(self, name: str) -> Stamp | None:
        try:
            read = json.loads((self._folder / name / _STAMP).read_text(encoding="utf-8"))
            files = {str(file): str(sha) for file, sha in read["files"].items()}
            count = int(read["documents"])
            return Stamp(int(read["format"]), str(read["digest"]), count, files)
        except (OSError, ValueError, TypeError, LookupError, AttributeError):
            return None

    def _swap(self, name: str) -> None:
        handle, temporary = tempfile.mkstemp(prefix="current-", dir=self._folder)
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(name)
        if self._current.is_dir():  # somebody's mistake; a file belongs here
            shutil.rmtree(self._current)
        Path(temporary).replace(self._current)

    def _sweep(self, keep: set[str | None]) -> None:
        """Remove builds that nobody can be reading: all but the new one and the one before."""
        for folder in self._folder.glob("index-*"):
            if folder.name not in keep and (folder / _STAMP).exists():
                shutil.rmtree(folder, ignore_errors=True)


def _digests(folder: Path) -> dict[str, str]:
    files = (path for path in sorted(folder.iterdir()) if path.is_file() and path.name != _STAMP)
    return {path.name: _sha(path) for path in files}


def _sha(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
