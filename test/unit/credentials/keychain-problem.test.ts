import { describe, expect, test } from 'vitest';
import { KEYCHAIN_PROBLEMS } from '../../../electron/credentials/credential-store.ts';
import { explainKeychainProblem } from '../../../electron/credentials/keychain-problem.ts';

const PLATFORMS: readonly NodeJS.Platform[] = ['linux', 'darwin', 'win32', 'freebsd'];
const PAIRS = KEYCHAIN_PROBLEMS.flatMap((problem) =>
  PLATFORMS.map((platform) => [problem, platform] as const),
);

describe('explainKeychainProblem', () => {
  test.each(PAIRS)('says for %s on %s that no sign-in was tried, and how to mend it', (problem, platform) => {
    const { title, meaning, steps } = explainKeychainProblem(problem, platform);
    expect(title).not.toBe('');
    expect(meaning).toContain('No sign-in was tried');
    expect(steps.length).toBeGreaterThan(0);
    for (const { text, url } of steps) {
      expect(text).toMatch(/[.!]$/);
      if (url !== null) expect(new URL(url).protocol).toBe('https:');
    }
  });

  test.each(PLATFORMS)('has a title of its own for each problem on %s', (platform) => {
    const titles = KEYCHAIN_PROBLEMS.map((problem) => explainKeychainProblem(problem, platform).title);
    expect(new Set(titles).size).toBe(KEYCHAIN_PROBLEMS.length);
  });

  test.each([
    ['linux', 'library-missing', /libsecret/],
    ['darwin', 'locked', /Keychain Access/],
    ['linux', 'restarted', /start it again/],
    ['win32', 'timeout', /Credential Manager/],
  ] as const)('names the tool of %s for %s', (platform, problem, tool) => {
    const { steps } = explainKeychainProblem(problem, platform);
    expect(steps.map(({ text }) => text).join(' ')).toMatch(tool);
  });
});
