import { describe, expect, test } from 'vitest';
import { formatPlace, parsePlace, placeWindow } from '../../../electron/desktop/window/window-place.ts';

const MAIN = { x: 0, y: 27, width: 1_920, height: 1_053 };
const RIGHT = { x: 1_920, y: 0, width: 2_560, height: 1_440 };
const place = { x: 300, y: 200, width: 900, height: 700, isMaximised: false };

describe('the window', () => {
  test('opens where the system puts it, in its usual size, when it was never seen', () => {
    expect(placeWindow(null, [MAIN])).toEqual({ width: 1_040, height: 720, isMaximised: false });
  });
  test('opens smaller on a small display', () => {
    const small = { x: 0, y: 0, width: 800, height: 560 };
    expect(placeWindow(null, [small])).toEqual({ width: 800, height: 560, isMaximised: false });
  });
  test('opens where it was', () => {
    expect(placeWindow(place, [MAIN, RIGHT])).toEqual(place);
    expect(placeWindow({ ...place, x: 2_500 }, [MAIN, RIGHT])).toEqual({ ...place, x: 2_500 });
  });
  test('is pushed back where it hung over the edge', () => {
    expect(placeWindow({ ...place, x: 1_500, y: -300 }, [MAIN])).toEqual({ ...place, x: 1_020, y: 27 });
  });
  test('opens on a display that is there when its own is not', () => {
    expect(placeWindow({ ...place, x: 2_500 }, [MAIN])).toEqual({
      width: 900,
      height: 700,
      isMaximised: false,
    });
  });
  test('is found again though only a corner of it was left', () => {
    expect(placeWindow({ ...place, x: 1_900 }, [MAIN])).not.toHaveProperty('x');
  });
  test('fits a display that is smaller than the one before', () => {
    const wide = { ...place, x: 0, y: 30, width: 2_500, height: 1_400, isMaximised: true };
    expect(placeWindow(wide, [MAIN])).toEqual({ ...MAIN, isMaximised: true });
  });
  test('opens without any display to go by', () => {
    expect(placeWindow(place, [])).toEqual({ width: 900, height: 700, isMaximised: false });
  });
});

describe('what was remembered', () => {
  test('is read as it was written', () => {
    expect(parsePlace(formatPlace(place))).toEqual(place);
  });
  test.each([
    '',
    'null',
    '[]',
    '{"x":1}',
    '{"x":0,"y":0,"width":0,"height":9}',
    '{"x":"0","y":0,"width":9,"height":9}',
    '{"x":1e99,"y":0,"width":9,"height":9}',
  ])('is nothing where the file holds %s', (text) => {
    expect(parsePlace(text)).toBeNull();
  });
});
