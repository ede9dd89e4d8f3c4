import { expect, test } from '@playwright/test';
import { type Behaviour, defects, findDefect } from '../../reference-server/defects/index.ts';
import { defaultPresentation } from '../../reference-server/portal/presentation/presentation.ts';
import { defaultRules } from '../../reference-server/portal/rules.ts';
import { oldPhone, runPortal } from '../portal/running-portal.ts';
import { begin, fillInformation, report, signIn } from '../portal/walk.ts';
import { goTheWholeWay } from './whole-way.ts';

const right: Behaviour = { rules: defaultRules, presentation: defaultPresentation };
const coreRows = Array.from({ length: 26 }, (_, index) => `CORE-${String(index + 1).padStart(2, '0')}`);

/** Paths of all that differs: plain objects are gone into, everything else is one thing. */
function differences(one: unknown, other: unknown, path = ''): string[] {
  if (one === other) return [];
  if (!isPlain(one) || !isPlain(other)) return [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...keys].flatMap((key) => differences(one[key], other[key], `${path}.${key}`));
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

test('every id is its own, in words and dashes', () => {
  expect(new Set(defects.map(({ id }) => id)).size).toBe(defects.length);
  for (const { id } of defects) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/u);
});

test('they stand in the order of their requirements, at least two for each of the core', () => {
  const requirements = defects.map(({ requirement }) => requirement);
  expect(requirements).toEqual(requirements.toSorted());
  for (const row of coreRows) expect(requirements.filter((one) => one === row).length, row).toBeGreaterThanOrEqual(2);
});

test('each says in a sentence what a person would notice', () => {
  for (const { summary } of defects) expect(summary).toMatch(/^["A-Z].{20,}\.$/u);
  expect(new Set(defects.map(({ summary }) => summary)).size).toBe(defects.length);
});

for (const { id, apply } of defects) {
  test(`${id} changes one thing`, () => {
    expect(differences(right, apply(right))).toHaveLength(1);
  });

  test(`${id} breaks no page, on whichever way`, async () => {
    for (const way of [
      { factors: 'phone', lost: 'phone', to: 'email' },
      { factors: 'both', lost: 'email', to: 'phone' },
    ] as const) {
      const log: string[] = [];
      const defective = apply(right);
      await using portal = await runPortal({ ...defective, log: (line) => log.push(line) });
      // Where it cannot be gone on is the defect's own matter.
      await goTheWholeWay(portal, defective.presentation, way).catch(() => undefined);
      expect(log).toEqual([]);
    }
  });
}

test('an unknown defect is answered with the one that is nearest', () => {
  expect(() => findDefect('done-mising')).toThrow('There is no defect "done-mising"; did you mean "done-missing"?');
});

test('letter-to-old-address: the letter goes to the address on file', async () => {
  await using portal = await runPortal(findDefect('letter-to-old-address').apply(right));
  await portal.account('ann', { address: { street: '9 Elm Street', city: 'Dover', state: 'DE', zip: '19901' } });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  await report(browser);
  fillInformation(browser);
  await browser.click('Mail Reset Code Instructions');
  expect(browser.path).toBe('/confirmation');
  expect(portal.kept.letters.map(({ to }) => to.line1)).toEqual(['9 Elm Street']);
});

test('code-also-to-old-phone: the old phone gets the code of a change, and that of a sign-in once', async () => {
  await using portal = await runPortal(findDefect('code-also-to-old-phone').apply(right));
  await portal.account('ann', { state: 'letterOnItsWay' });
  const browser = portal.browser();
  await signIn(browser, 'ann');
  await begin(browser, 'phone', '+13015550144');
  expect(portal.kept.textMessages.map(({ to }) => to)).toEqual(['+13015550144', oldPhone]);
});
