import { expect, test } from '@playwright/test';
import { scenarioPattern } from '../../cli/options.ts';

for (const [written, meant] of [
  ['CORE-26 Nor do they with another code', 'Nor do they with another code'],
  ['@CORE-05 The lost phone', 'The lost phone'],
  ['@CORE-05', '@CORE-05'],
  ['CORE-05', 'CORE-05'],
  ['@CORE-1[0-2]', '@CORE-1[0-2]'],
  ['CORE-05|CORE-06', 'CORE-05|CORE-06'],
  ['Agreement to the terms', 'Agreement to the terms'],
] as const) {
  test(`--grep "${written}" looks for "${meant}"`, () => {
    expect(scenarioPattern(written)).toBe(meant);
  });
}
