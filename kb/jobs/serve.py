"""`kb serve`: the site, behind a production server."""

import logging
import sys
from collections.abc import Sequence

from waitress.server import create_server

from kb import library, paths, reading
from kb.errors import KbError
from kb.jobs import Parser
from kb.jobs.index import ready
from kb.web.app import create_app

THREADS = 8


def parser() -> Parser:
    """Return the options of the job."""
    options = Parser("serve", "Index the library if need be, then serve it.")
    options.add_argument("--host", default="127.0.0.1", help="address to listen on (%(default)s)")
    options.add_argument("--port", type=int, default=8000, help="port to listen on (%(default)s)")
    options.add_argument("--engine", default="", metavar="URL", help="the index to use")
    return options


def main(words: Sequence[str]) -> int:
    """Serve until interrupted; a port that is taken is an error in one sentence."""
    options = parser().parse_args(words)
    if not 0 <= options.port <= 65535:
        parser().error(f"--port must be from 0 to 65535, but is {options.port}")
    logging.basicConfig(level=logging.WARNING, format="kb: %(message)s", stream=sys.stderr)
    for noisy in ("waitress", "waitress.queue"):  # a line for each busy moment helps nobody
        logging.getLogger(noisy).setLevel(logging.ERROR)
    read = reading.load(paths.content())
    _tell_problems(read)
    app = create_app(ready(options.engine, read), paths.site())
    try:
        server = create_server(
            app, host=options.host, port=options.port, threads=THREADS, ident="kb"
        )
    except (OSError, ValueError) as error:
        where = f"{options.host}:{options.port}"
        why = getattr(error, "strerror", None) or error
        message = f"{where} cannot be used ({why}): choose another --port or --host."
        raise KbError(message) from error
    port = getattr(server, "effective_port", options.port)  # where --port 0 chose one
    print(f"Open Precedent is at http://{options.host}:{port}/", file=sys.stderr)
    print("Information, not legal advice.  Stop it with Ctrl+C.", file=sys.stderr, flush=True)
    server.run()
    return 0


def _tell_problems(read: library.Library) -> None:
    """Files that could not be read are left out of the site: say so, and where to look."""
    errors = [one for one in read.problems if one.severity == "error"]
    if errors:
        print(f"{len(errors)} problems in content/; the first: {errors[0]}", file=sys.stderr)
        print("Those files are left out.  `kb check` lists every problem.", file=sys.stderr)
