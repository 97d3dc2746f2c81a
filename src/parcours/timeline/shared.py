"""What is found out once of a view, and serves all questions that are asked of it, at once and one after the other?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

T = TypeVar("T")


class shared(Generic[T]):
    """A property of a view, found when first asked for, and kept at the view's root."""

    def __init__(self, find: Callable[[Any], T]) -> None:
        self._find = find
        self.__doc__ = find.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_found_{name}"

    def __get__(self, snapshot: Any, owner: type) -> T:
        root = snapshot.root
        if self._name not in vars(root):
            vars(root)[self._name] = self._find(root)  # two that ask at once find the same
        return vars(root)[self._name]
