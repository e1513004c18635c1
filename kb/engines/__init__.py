"""Search engines behind the one contract of `kb.engine`."""
