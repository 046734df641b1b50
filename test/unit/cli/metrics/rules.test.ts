import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createMetrics } from '../../../../electron/cli/metrics/create-metrics.ts';
import { STATUSES } from '../../../../electron/cli/metrics/mailbox-metrics.ts';
import { CAUSES } from '../../../../electron/diagnosis/cause.ts';

const FOLDER = join(import.meta.dirname, '../../../../build/prometheus');
const RULES = readFileSync(join(FOLDER, 'mailvitals.rules.yml'), 'utf8');
const TESTS = readFileSync(join(FOLDER, 'mailvitals.rules.test.yml'), 'utf8');
const README = readFileSync(join(FOLDER, 'README.md'), 'utf8');

const ALERTS = [...RULES.matchAll(/- alert: (\w+)/g)].map(([, name]) => name ?? '');
const metricsIn = (text: string) => new Set(text.match(/\bmailvitals_[a-z0-9_]+/g));
const known = createMetrics({ version: '0', withAddresses: false, now: () => new Date(0) }).names();

/** What stands between the quotes of every `label="a|b"`. */
function valuesOf(label: string): readonly string[] {
  return [...RULES.matchAll(new RegExp(`\\b${label}[=!~]+"([^"]*)"`, 'g'))].flatMap(([, values]) =>
    (values ?? '').split('|'),
  );
}

describe('the alert rules', () => {
  test('are about metrics, causes and statuses that there are', () => {
    expect(metricsIn(RULES).size).toBeGreaterThan(8);
    for (const text of [RULES, TESTS, README])
      expect([...metricsIn(text)].filter((name) => !known.includes(name))).toEqual([]);
    expect(valuesOf('cause').filter((cause) => !CAUSES.some((one) => one === cause))).toEqual([]);
    expect(valuesOf('status').filter((status) => !STATUSES.includes(status))).toEqual([]);
  });

  test('each say what to do, and how bad it is', () => {
    expect(ALERTS).toHaveLength(13);
    for (const rule of RULES.split(/- alert: /).slice(1)) {
      for (const part of ['severity: ', 'summary: ', 'description: ']) expect(rule).toContain(part);
    }
  });

  test('are each tried in the test of promtool', () => {
    expect(ALERTS.filter((name) => !TESTS.includes(`alertname: ${name}`))).toEqual([]);
  });

  test('are those that the page on Alertmanager speaks of', () => {
    const named = new Set(README.match(/\bMailvitals[A-Z]\w+/g));
    expect(named.size).toBeGreaterThan(5);
    expect([...named].filter((name) => !ALERTS.includes(name))).toEqual([]);
  });
});
