"""Does `doctor` compile every kernel, for one set of types each, and does help from another process never hurt?"""

from __future__ import annotations

import gc
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from parcours.workspace import ahead, tiny
from parcours.workspace.doctor import examine, warm_meanwhile
from parcours.workspace.opening import init

TELL = """
import json
from parcours.stats.compiled import kernels
name = lambda k: k.py_func.__module__ + "." + k.py_func.__name__
print(json.dumps({name(k): [str(s) for s in k.signatures] for k in kernels if k.signatures}))
"""


def types_after(code: str) -> dict[str, list[str]]:
    """What kernels were compiled for, or loaded from disk for, in a process that ran `code`."""
    run = subprocess.run([sys.executable, "-c", code + TELL], capture_output=True, text=True, check=True)
    return json.loads(run.stdout.splitlines()[-1])


def test_what_is_compiled_ahead_is_what_questions_need() -> None:
    real = types_after("from parcours.workspace.doctor import warm; warm(); warm()\n")  # the second asks all itself
    made = types_after("from parcours.workspace.ahead import compile_half; compile_half()\n")
    named = {f"parcours.timeline.kernels.{module}.{name}" for module, names in ahead.KERNELS.items() for name in names}
    assert named <= set(made)
    for name, types in made.items():
        # what another kernel calls does not show where that one came from disk
        assert types == real[name] if name in named else set(types) <= set(real.get(name, types)), name
    assert {name: types for name, types in real.items() if len(types) > 1} == {}


def test_the_doctor_leaves_nothing_of_its_half_to_compile() -> None:
    told: list[str] = []
    report = examine(told.append)
    assert not ahead.lacking()
    assert gc.isenabled()
    assert not {f"{module}.{name}" for module, names in ahead.KERNELS.items() for name in names} & set(
        re.findall(r"[\w.]+", report)
    )
    assert " kernels ready in " in examine(told.append)
    assert told[-1].startswith("Reading")


def test_no_other_process_where_all_is_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "lacking", set)
    monkeypatch.setattr(ahead, "_start", lambda folder: pytest.fail("not needed"))
    with ahead.beside(tmp_path):
        pass


@pytest.mark.parametrize("program", ["/nowhere/python", "/bin/false", ""])
def test_another_process_that_fails_does_not_matter(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "lacking", lambda: {"in_order.in_order"})
    monkeypatch.setattr(sys, "executable", program)
    with ahead.beside(tmp_path):
        pass


def test_another_process_that_does_not_end_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sleeping = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    monkeypatch.setattr(ahead, "lacking", lambda: {"in_order.in_order"})
    monkeypatch.setattr(ahead, "PATIENCE", 0.01)
    monkeypatch.setattr(ahead, "_start", lambda folder: sleeping)
    with ahead.beside(tmp_path):
        pass
    assert sleeping.poll() is not None


def test_the_other_process_starts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a folder with a module that would hide one of Python's own."""
    (tmp_path / "json.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    with init(tmp_path / ahead.TINY, journey=tiny.JOURNEY) as workspace:
        tiny.fill(workspace, 4)
        mine = ahead.shared(tmp_path)
        assert next(mine) == 0
        child = ahead._start(tmp_path)
        assert child is not None
        assert child.wait(300) == 0
    assert list(mine) == [], "the other process has asked the rest"


def test_meanwhile_it_compiles_in_another_process_what_is_not_compiled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "lacking", lambda: set())
    assert warm_meanwhile() is None
    monkeypatch.setattr(ahead, "lacking", lambda: {"funnel.in_order"})
    child = warm_meanwhile()
    assert child is not None
    assert child.wait(120) == 0


def test_garbage_is_collected_again_after_a_failure() -> None:
    with pytest.raises(ZeroDivisionError), ahead.uncollected():
        raise ZeroDivisionError
    assert gc.isenabled()
    with ahead.uncollected(), ahead.uncollected():
        assert not gc.isenabled()
    assert gc.isenabled()
