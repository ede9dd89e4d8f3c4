import { expect, test } from '@playwright/test';
import { findVariant, variants } from '../../reference-server/defects/variants/index.ts';
import { defaultPolicy } from '../../reference-server/portal/policy.ts';
import { defaultPresentation } from '../../reference-server/portal/presentation/presentation.ts';
import { runPortal } from '../portal/running-portal.ts';
import { goTheWholeWay, type Way } from './whole-way.ts';

const way: Way = { factors: 'phone', lost: 'phone', to: 'email' };

test('every id is its own, in words and dashes', () => {
  expect(new Set(variants.map(({ id }) => id)).size).toBe(variants.length);
  for (const { id } of variants) expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/u);
  expect(variants.length).toBeGreaterThanOrEqual(16);
});

for (const variant of variants) {
  test(`${variant.id} is different, by presentation or policy alone`, () => {
    const { id: _id, summary, presentation, policy, target, ...others } = variant;
    expect(others).toEqual({});
    expect(summary).toMatch(/^["A-Z].{20,}\.$/u);
    expect({ presentation, policy }).not.toEqual({ presentation: defaultPresentation, policy: defaultPolicy });
    expect(presentation ?? policy).toBeDefined();
    // What a person reads in other words, or a code in another shape, cannot be known unless it is stated.
    const shape = policy?.securityCode.length ?? defaultPolicy.securityCode.length;
    if (shape !== defaultPolicy.securityCode.length) expect(target?.policy?.securityCode?.shape).toBeDefined();
  });

  const { presentation = defaultPresentation, policy = defaultPolicy } = variant;
  // Scripted choices need a browser that runs scripts.
  if (presentation.layout.choices !== 'radios') continue;
  test(`${variant.id} leads to the account`, async () => {
    const log: string[] = [];
    await using portal = await runPortal({ presentation, policy, log: (line) => log.push(line) });
    const browser = await goTheWholeWay(portal, presentation, way);
    expect(browser.path).toBe('/account');
    expect(log).toEqual([]);
  });
}

test('an unknown variant is answered with the one that is nearest', () => {
  expect(() => findVariant('plain-word')).toThrow('There is no variant "plain-word"; did you mean "plain-words"?');
});
