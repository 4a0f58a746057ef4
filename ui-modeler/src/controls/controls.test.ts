import { describe, expect, it } from 'vitest';
import { everything } from '.';

/** Where a point of the plane appears on the page. */
function onPage(view: { x: number; y: number; width: number }, outer: { width: number }, x: number) {
  return ((x - view.x) / view.width) * outer.width;
}

describe('Everything of a diagram', () => {
  const wide = { x: 100, y: 80, width: 2000, height: 300 };

  it.each([360, 480, 700, 1280, 1920])('is shown beside the palette on %d pixels', (width) => {
    const outer = { width, height: 600 };

    const view = everything(wide, outer, 108);

    expect(onPage(view, outer, wide.x)).toBeGreaterThan(108);
    expect(onPage(view, outer, wide.x + wide.width)).toBeLessThan(width);
  });

  it('is in the middle of what the palette leaves free, and no larger than drawn', () => {
    const start = { x: 180, y: 160, width: 36, height: 57 };
    const outer = { width: 900, height: 600 };

    const view = everything(start, outer, 100);

    expect(view.width).toBe(900);
    expect(onPage(view, outer, start.x + start.width / 2)).toBe(500);
  });

  it('takes the whole canvas where the palette leaves next to nothing', () => {
    const outer = { width: 180, height: 400 };

    const view = everything(wide, outer, 108);

    expect(onPage(view, outer, wide.x + wide.width / 2)).toBeCloseTo(90);
  });
});
