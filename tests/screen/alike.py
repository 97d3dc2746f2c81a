"""Does a part of the page still look as it did? Compared with a small picture that is kept, blurred, so that edges of
letters do not matter; on a machine whose fonts are others there is nothing to compare.

`PARCOURS_PICTURES=new` keeps what is seen now: look at it, and commit it.
"""

from __future__ import annotations

import base64
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

KEPT = Path(__file__).parent / "pictures"
WIDE = 320  # pixels of a kept picture
MEAN, WORST = 4.0, 60.0  # of 255: over the whole picture; of its worst block
_FONTS = KEPT / "fonts.json"

_SMALL = """async ([png, wide]) => {
  const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
  const canvas = new OffscreenCanvas(wide, Math.round(image.height * wide / image.width));
  const pen = canvas.getContext('2d');
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  const bytes = new Uint8Array(await (await canvas.convertToBlob({type: 'image/png'})).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}"""
_APART = """async ([one, other]) => {
  const read = async (png) => {
    const image = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
    const canvas = new OffscreenCanvas(60, Math.round(60 * image.height / image.width));
    const pen = canvas.getContext('2d');
    pen.imageSmoothingQuality = 'high';
    pen.drawImage(image, 0, 0, canvas.width, canvas.height);
    return pen.getImageData(0, 0, canvas.width, canvas.height);
  };
  const [a, b] = [await read(one), await read(other)];
  if (Math.abs(a.height - b.height) > 1) return [255, 255, [a.height, b.height]];
  let sum = 0, worst = 0, many = 0;
  for (let k = 0; k < Math.min(a.data.length, b.data.length); k += 4) {
    const apart = [0, 1, 2].reduce((all, of) => all + Math.abs(a.data[k + of] - b.data[k + of]) / 3, 0);
    sum += apart; many += 1; worst = Math.max(worst, apart);
  }
  return [sum / many, worst, []];
}"""
_WIDTHS = """() => ['headings', 'text'].map((of) => {
  const pen = new OffscreenCanvas(1, 1).getContext('2d');
  const style = getComputedStyle(document.documentElement);
  const family = style.getPropertyValue(of === 'text' ? '--mantine-font-family' : '--mantine-font-family-headings');
  pen.font = '100px ' + family;
  return Math.round(pen.measureText('Parcours 0123456789 стадия étape').width);
})"""


def assert_alike(page: Page, png: bytes, name: str, *, wide: int = WIDE) -> None:
    """The picture looks as the kept one of that name."""
    blank = page.context.new_page()
    blank.goto("about:blank")
    fonts = page.evaluate(_WIDTHS)
    small = blank.evaluate(_SMALL, [base64.b64encode(png).decode(), wide])
    kept = KEPT / f"{name}.png"
    if os.environ.get("PARCOURS_PICTURES") == "new":
        kept.write_bytes(base64.b64decode(small))
        _FONTS.write_text(json.dumps(fonts) + "\n", encoding="utf-8")
    elif json.loads(_FONTS.read_text(encoding="utf-8")) != fonts:
        blank.close()
        pytest.skip("the fonts of this machine are others than those of the kept pictures")
    mean, worst, sizes = blank.evaluate(_APART, [small, base64.b64encode(kept.read_bytes()).decode()])
    blank.close()
    assert (mean <= MEAN, worst <= WORST) == (True, True), (
        f"{name} looks different (mean {mean:.1f}, worst {worst:.0f} of 255, heights {sizes}). "
        "If it should: PARCOURS_PICTURES=new pytest tests/screen, and look at tests/screen/pictures."
    )
