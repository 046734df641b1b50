import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

/** One rule that the page breaks, and where. */
export interface AccessibilityViolation {
  readonly rule: string;
  readonly help: string;
  readonly where: readonly string[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const RUN = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.map(({ id, help, nodes }) => ({ rule: id, help, where: nodes.map(({ html }) => html.slice(0, 200)) })))`;

/** What axe finds wrong with the page as it is shown now. It comes in past the page's policy, which forbids foreign scripts. */
export async function checkAccessibility(page: Page): Promise<readonly AccessibilityViolation[]> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('Runtime.evaluate', { expression: `${AXE};undefined` });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: RUN,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined) throw new Error(`axe could not run: ${exceptionDetails.text}`);
    return result.value;
  } finally {
    await session.detach();
  }
}
