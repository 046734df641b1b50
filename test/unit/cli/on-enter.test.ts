import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { onEnter } from '../../../electron/cli/on-enter.ts';

/** Standard input of a terminal, or of a pipe. */
const inputWith = (isTTY: boolean) =>
  Object.assign(new PassThrough(), { isTTY }) as unknown as NodeJS.ReadStream & PassThrough;

test('each Enter at a terminal is answered until it is no longer listened for', () => {
  const input = inputWith(true);
  let pressed = 0;
  const stop = onEnter(() => {
    pressed += 1;
  }, input);
  input.emit('data', '\n');
  input.emit('data', '\n');
  stop();
  input.emit('data', '\n');
  expect(pressed).toBe(2);
  expect(input.isPaused()).toBe(true);
});

test('what comes through a pipe is left unread', () => {
  const input = inputWith(false);
  onEnter(() => undefined, input)();
  expect(input.listenerCount('data')).toBe(0);
  expect(input.readableFlowing).toBeNull();
});
