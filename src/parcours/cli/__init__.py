"""The command line: parse, call one function, render."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point. Errors that people can mend are two lines on stderr; exit codes: 2 for those, 130 for Ctrl-C."""
    from parcours.model.errors import ParcoursError

    try:
        from parcours.cli.app import app

        app()
    except ParcoursError as error:
        sys.stderr.write(f"{error}\n" + (f"  → {error.hint}\n" if error.hint else ""))
        sys.exit(2)
    except BrokenPipeError:  # `parcours ... | head`
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. The workspace is whole; the same command goes on from where it must.\n")
        sys.exit(130)
