"""Which files belong together, and how are they read as one? Orders with their customers, items and reviews.

- `Plan`: what is done with each file; read and written as YAML (`plan_text`)
- `Join`: columns that a row takes from the one row of another file that has its key (a time of its own, too)
- `Items`: the rows of another file that name this row's key, as lists (`products[].price`)
- `Lifecycle`: the times of one row, each an event of its own
- `Lines`: rows that are one event together, such as the lines of an invoice

`propose` makes a plan from names and contents, `Opened` reads files by one.
"""

from parcours.collect.together.because import Because
from parcours.collect.together.opened import Opened
from parcours.collect.together.plan import Items, Join, Lifecycle, Lines, Plan, Table
from parcours.collect.together.propose import Proposed, propose

__all__ = ["Because", "Items", "Join", "Lifecycle", "Lines", "Opened", "Plan", "Proposed", "Table", "propose"]
