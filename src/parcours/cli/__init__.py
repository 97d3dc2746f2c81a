"""The command line: parse, call one function, render."""

from __future__ import annotations

import sys
from typing import cast

_INTERRUPTED = 130


def main() -> None:
    """The entry point. Errors that people can mend are two lines on stderr; exit codes: 2 for those, 130 for Ctrl-C."""
    from typer import Abort, BadParameter

    from parcours.model.errors import ParcoursError

    usage_error = cast(type[Exception], BadParameter.__mro__[2])  # the base of all errors in how a command was typed
    try:
        from parcours.cli.app import app, commands
        from parcours.cli.serve import as_typed

        code = app(as_typed(sys.argv[1:], commands()), standalone_mode=False) or 0
        if code == _INTERRUPTED:  # typer has caught Ctrl-C
            raise KeyboardInterrupt
        sys.exit(code)
    except ParcoursError as error:
        sys.stderr.write(f"{error}\n" + (f"  → {error.hint}\n" if error.hint else ""))
        sys.exit(2)
    except BrokenPipeError:  # `parcours ... | head`
        sys.stderr.close()
        sys.exit(0)
    except (Abort, KeyboardInterrupt):
        sys.stderr.write("\nStopped. The workspace is whole; the same command finishes the job.\n")
        sys.exit(_INTERRUPTED)
    except usage_error as error:
        error.show()  # type: ignore[attr-defined]
        sys.exit(2)
