"""A line that says how far a job has come, shown only to people and only if it takes long."""

import time
from types import TracebackType
from typing import Self, TextIO

PATIENCE = 2.0
"""Seconds of silence before the line appears."""
EVERY = 0.2
"""Seconds between two changes of the line."""


class Progress:
    """Call it with the number of things done."""

    def __init__(self, what: str, total: int, stream: TextIO) -> None:
        self._what, self._total, self._stream = what, total, stream
        self._shown = False
        self._next = time.monotonic() + PATIENCE

    def __call__(self, done: int) -> None:
        """Show *done*, unless it is too early or nobody is looking."""
        now = time.monotonic()
        if now < self._next or not self._stream.isatty():
            return
        self._next = now + EVERY
        self._shown = True
        share = f" ({done * 100 // self._total} %)" if self._total else ""
        self._stream.write(f"\r{self._what}: {done:,}{share} ")
        self._stream.flush()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._stream.write("\n")
