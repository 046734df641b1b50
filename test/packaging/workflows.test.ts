import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CLIENT_SOURCES } from '../../electron/oauth/client-sources.ts';
import { ROOT } from './root.ts';

const FOLDER = join(ROOT, '.github/workflows');

interface Workflow {
  readonly name: string;
  readonly lines: readonly string[];
}

const workflows: readonly Workflow[] = await Promise.all(
  (await readdir(FOLDER)).map(async (name) => ({
    name,
    lines: (await readFile(join(FOLDER, name), 'utf8')).split('\n'),
  })),
);

describe.each(workflows)('$name', ({ lines }) => {
  it('pins every action by its commit, with the version beside it', () => {
    const uses = matches(lines, /^\s*-?\s*uses:\s*(.+)$/);
    expect(uses.length).toBeGreaterThan(0);
    expect(uses.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual(
      [],
    );
  });

  it('pins each action to one commit', () => {
    const pins = new Set(matches(lines, /^\s*-?\s*uses:\s*(\S+)/));
    const actions = new Set([...pins].map((pin) => pin.split('@')[0]));
    expect(pins.size).toBe(actions.size);
  });

  it('grants nothing by default, and each job names what it may and how long it lasts', () => {
    expect(lines).toContain('permissions: {}');
    for (const job of jobsOf(lines)) {
      expect(matches(job, /^ {4}(permissions):$/), job[0]).toHaveLength(1);
      expect(matches(job, /^ {4}(timeout-minutes): \d+$/), job[0]).toHaveLength(1);
      expect(matches(job, /^ {4}(runs-on): \S/), job[0]).toHaveLength(1);
    }
  });

  it('keeps no credentials of the checkout', () => {
    const checkouts = matches(lines, /uses: (actions\/checkout)@/);
    expect(matches(lines, /^ {10}(persist-credentials: false)$/)).toHaveLength(checkouts.length);
  });

  it('hands values to scripts by the environment: an expression in a script would be code', () => {
    const scripts = lines.filter((line, index) => isScript(lines, index) && line.includes('${{'));
    expect(scripts).toEqual([]);
  });

  it('runs files and scripts that are there', async () => {
    const { scripts } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
    const text = lines.join('\n');
    for (const [file] of text.matchAll(/build\/release\/[\w.-]+/g)) {
      await expect(readFile(join(ROOT, file)), file).resolves.toBeDefined();
    }
    for (const [, script = ''] of text.matchAll(/npm run (?:-s )?([\w:-]+)/g))
      expect(scripts).toHaveProperty(script);
    for (const [, project = ''] of text.matchAll(/--project ([\w-]+)/g)) {
      expect(await readFile(join(ROOT, 'vitest.config.ts'), 'utf8')).toContain(`node('${project}'`);
    }
  });
});

describe('the workflows together', () => {
  it('pin the same commits', () => {
    const pins = new Set(workflows.flatMap(({ lines }) => matches(lines, /^\s*-?\s*uses:\s*(\S+)/)));
    const actions = new Set([...pins].map((pin) => pin.split('@')[0]));
    expect(pins.size).toBe(actions.size);
  });

  it('hand every build of an installer what it is to bring: the feed, and the client ids to sign in under', () => {
    const names = Object.values(CLIENT_SOURCES).flatMap(({ build, secret }) => [
      build.clientId,
      ...(secret === null ? [] : [secret.build]),
    ]);
    const building = workflows
      .flatMap(({ lines }) => jobsOf(lines))
      .filter((job) => job.some((line) => line.includes('npm run dist')));
    expect(building).toHaveLength(3);
    for (const job of building) {
      const handed = matches(job, /^ {6}(\w+): \$\{\{ (?:vars|secrets)\.\w+ \}\}$/);
      expect([...handed].sort(), job[0]).toEqual([...names, 'UPDATE_FEED'].sort());
    }
  });

  it('publish nothing but drafts', () => {
    const publishing = workflows.flatMap(({ lines }) => lines.filter((line) => line.includes('gh release')));
    expect(publishing.length).toBeGreaterThan(0);
    expect(publishing.filter((line) => !line.includes('--draft'))).toEqual([]);
  });
});

function matches(lines: readonly string[], pattern: RegExp): readonly string[] {
  return lines.flatMap((line) => pattern.exec(line)?.[1] ?? []);
}

/** The lines of each job, its name first. */
function jobsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const jobs = lines.slice(lines.indexOf('jobs:') + 1);
  const starts = jobs.flatMap((line, index) => (/^ {2}[\w-]+:$/.test(line) ? [index] : []));
  return starts.map((start, index) => jobs.slice(start, starts[index + 1]));
}

/** Whether a line is a `run:` or lies within one: deeper than the last `run: |` above it, nothing shallower between. */
function isScript(lines: readonly string[], index: number): boolean {
  const line = lines[index] ?? '';
  if (/^\s*-?\s*run:/.test(line)) return true;
  for (let above = index - 1; above >= 0; above -= 1) {
    const text = lines[above] ?? '';
    if (text.trim() === '' || indentOf(text) >= indentOf(line)) continue;
    return /^\s*-?\s*run: [|>]/.test(text);
  }
  return false;
}

const indentOf = (line: string) => line.length - line.trimStart().length;
