"""`parcours demo`: a year of a grocer's households, loaded as any files are, and the journey that comes of them."""

from __future__ import annotations

from pathlib import Path

from parcours.analyses.registry import find
from parcours.cli.load import report_lines, watched
from parcours.cli.screen import note, out
from parcours.model.errors import BadInput
from parcours.workspace import Workspace, init
from parcours.workspace import open as open_workspace
from parcours.workspace.demos import grocer
from parcours.workspace.questions import question

WITHIN = "56 days"

_INTRO = """\
THE COMPLETE JOURNEY, origin: sample (see NOTICE for what its makers say of it).
A grocery chain's households in 2017: baskets with their items, campaigns
mailed, coupons redeemed, demographics.
"""

_NEXT = """\
WHAT TO ASK NEXT

  parcours funnel {folder} Basket Basket Basket Basket --within 28d --by person.income
  parcours funnel {folder} "Campaign mailed where type = 'Type A'" "Coupon redeemed" --within 56d --hold campaign
  parcours funnel {folder} "Basket where products[].department = PASTRY" Basket --within 14d --json
  parcours stages {folder} --as-of 2017-06-30
  edit {folder}/journey.yaml (is 28 days without a basket quiet?) and ask again

Every answer carries its receipt: ask with --json > answer.json, and
`parcours rerun answer.json --dir {folder}` counts it again or says what has changed.

Your own files: parcours init shop --zone Europe/Paris
                parcours load shop exports/*.csv
"""


def show(folder: Path) -> None:
    """Load the sample into `folder` (again, if it is there: nothing changes) and print its journey."""
    samples = grocer.samples()
    with _workspace(folder) as workspace:
        out(_INTRO)
        with watched() as watcher:
            for sample in samples:
                columns = f"{sample.columns},origin=sample,source={sample.name}"
                loaded = workspace.load(sample.table, name=sample.name, map=columns, progress=watcher)
                out(report_lines(loaded.reports[0]))
        note("Counting (the first time on a machine, kernels are compiled: a few seconds more) ...")
        snapshot = workspace.snapshot()
        for title, name, options in _questions():
            result = question(name)(snapshot, **options)
            out(f"\n{title}" if title else "")
            out(find(name).text(result))
    out("\n" + _NEXT.format(folder=folder))


def _workspace(folder: Path) -> Workspace:
    if (folder / "log").exists():
        return open_workspace(folder)
    if folder.exists() and any(folder.iterdir()):
        raise BadInput(f"{folder} holds other things.", hint="Name an empty or a new folder: parcours demo FOLDER.")
    return init(folder, zone=grocer.ZONE, journey=grocer.journey_text())


def _questions() -> list[tuple[str, str, dict[str, object]]]:
    mailed = ["Campaign mailed", "Coupon redeemed"]
    return [
        ("", "stages", {}),
        ("", "transitions", {"top": 8, "days": "start of day"}),
        (
            f"A CAMPAIGN MAILED, A COUPON OF THE SAME CAMPAIGN REDEEMED within {WITHIN}",
            "funnel",
            {"steps": mailed, "within": WITHIN, "hold": "campaign"},
        ),
    ]
