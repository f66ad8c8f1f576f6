import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ChromiumParticipant } from './browsers/chromium.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

interface AxeViolation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly string[] }[];
}

/** Rule and element of everything that axe-core finds on the page as it is now. */
export async function accessibilityProblems({ page }: ChromiumParticipant): Promise<string[]> {
  // Over the debugger, which the page's security policy does not bind.
  await page.evaluate(axe);
  const violations = await page.evaluate<AxeViolation[]>(
    `axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)`,
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

export async function assertAccessible(
  participant: ChromiumParticipant,
  state: string,
): Promise<void> {
  assert.deepEqual(await accessibilityProblems(participant), [], state);
}

const MOST_TABS = 60;

/**
 * Presses Tab until the control of this name has the focus.
 * @throws AssertionError if it cannot be reached.
 */
export async function tabTo(
  { page }: ChromiumParticipant,
  role: Role,
  name: string,
): Promise<void> {
  const control = page.getByRole(role, { name, exact: true });
  await control.waitFor();
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    if (await control.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  assert.fail(`Tab does not reach ${role} "${name}"`);
}

type Role = 'button' | 'link' | 'textbox';
