import { expect, test } from 'vitest';
import { addEditCommand } from '../../../electron/cli/commands/edit.ts';
import { addSettingsCommand } from '../../../electron/cli/commands/settings.ts';
import { addSnoozeCommand } from '../../../electron/cli/commands/snooze.ts';
import { addWatchCommand } from '../../../electron/cli/commands/watch.ts';
import { fakeWindowApi } from '../../support/fake-window-api.ts';
import { runCommand } from '../../support/run-command.ts';
import { sampleSnapshot } from '../../support/sample-snapshot.ts';

const COMMANDS = [addEditCommand, addSettingsCommand, addSnoozeCommand, addWatchCommand];
const api = fakeWindowApi(() => sampleSnapshot());

test.each([
  [['edit', 'you@example.com'], 'options'],
  [['settings', '--reset'], 'key'],
  [['settings', 'interval', '20', '--reset'], 'options'],
  [['watch', '--metrics', 'nowhere:0'], 'metrics'],
])('%j cannot be meant, which is one document as well as one sentence', async (args, field) => {
  const { code, said, printed, documents } = await runCommand(COMMANDS, api, args);
  expect([code, printed]).toEqual([64, '']);
  expect(said).not.toBe('');
  expect(documents).toEqual([{ kind: 'invalid', problems: [{ field, sentence: said }] }]);
});

test.each([[['settings', 'intervall']], [['settings', 'interval', 'never']], [['snooze', 'for', 'ever']]])(
  '%j is refused by the engine in a document of its own',
  async (args) => {
    const { code, documents } = await runCommand(COMMANDS, api, args);
    expect(code).toBe(64);
    expect(documents).toEqual([expect.objectContaining({ kind: expect.any(String) })]);
  },
);
