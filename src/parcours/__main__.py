"""`python -m parcours` is the command line."""

from parcours.cli import main

main()
