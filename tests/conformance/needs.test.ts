import { expect, test } from '@playwright/test';
import { missingNeeds, needsOfTags, type Need, type NeedEntry } from '../../conformance/needs.ts';

const anyCode: NeedEntry = { anyOf: ['email', 'sms'] };
const cases: [needs: NeedEntry[], extra: Need[], has: Need[], missing: string[]][] = [
  [[], [], ['account'], []],
  [[], [], [], ['account']],
  [['letter'], [], ['account'], ['letter']],
  [['letter'], [], ['account', 'letter'], []],
  [[anyCode], [], ['account', 'sms'], []],
  [[anyCode], [], ['account', 'email'], []],
  [[anyCode], [], ['account', 'letter'], ['any of email, sms']],
  [[anyCode], ['sms'], ['account', 'email'], ['sms']],
  [['letter', anyCode], ['clock'], ['account'], ['letter', 'any of email, sms', 'clock']],
  [['sms'], ['sms'], ['account'], ['sms']],
  [[], ['letterPage'], ['account', 'letterPage'], []],
  [['letter'], ['letterPage', 'clock'], ['account', 'letter'], ['clock']],
];
for (const [needs, extra, has, missing] of cases) {
  test(`${JSON.stringify(needs)} and ${JSON.stringify(extra)} of a target with ${has.join(', ') || 'nothing'}`, () => {
    expect(missingNeeds(needs, extra, new Set(has))).toEqual(missing);
  });
}

test('tags add needs, other tags do not', () => {
  expect(needsOfTags(['@CORE-05', '@needs:sms', '@slow', '@needs:email/sms'])).toEqual(['sms', anyCode]);
});

for (const tag of ['@needs:fax', '@needs:email/fax', '@needs:', '@needs:sms/']) {
  test(`a tag that names no need is refused: ${tag}`, () => {
    expect(() => needsOfTags([tag])).toThrow(
      `The tag ${tag} names no need: write @needs: with one of account, email, sms, letter, clock, faults, letterPage, or several with "/" between.`,
    );
  });
}
