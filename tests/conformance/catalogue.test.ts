import { expect, test } from '@playwright/test';
import { loadCatalogue, parseCatalogue, requirementsOf } from '../../conformance/catalogue.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { row } from './make.ts';

const good = `
- { id: CORE-01, profile: core, level: MUST, statement: It does., needs: [], quote: it does }
- { id: EDGE-01, profile: edge, level: SHOULD, statement: It may., needs: [{ anyOf: [email, sms] }], implied: Because. }
`;

test("the kit's own catalogue has the rows of the core, in their order", () => {
  const ids = loadCatalogue(kitRoot).map(({ id }) => id);
  expect(ids).toEqual(Array.from({ length: 26 }, (_, index) => `CORE-${String(index + 1).padStart(2, '0')}`));
});

test('a good catalogue is read', () => {
  expect(parseCatalogue(good, 'x').map(({ id, needs }) => [id, needs])).toEqual([
    ['CORE-01', []],
    ['EDGE-01', [{ anyOf: ['email', 'sms'] }]],
  ]);
});

const broken: [what: string, from: string, to: string, message: RegExp][] = [
  ['an id of another form', 'CORE-01', 'CORE-1', /CORE-1, id: expected an id such as CORE-05/],
  ['an id of another profile', 'CORE-01', 'SEC-01', /SEC-01, id: expected an id that begins as its profile says/],
  ['an id twice', 'id: EDGE-01, profile: edge', 'id: CORE-01, profile: core', /x has CORE-01 twice/],
  ['an unknown level', 'MUST', 'SHALL', /CORE-01, level/],
  ['an unknown profile', 'profile: edge', 'profile: ledge', /EDGE-01, profile/],
  ['an unknown need', 'sms]', 'fax]', /EDGE-01, needs\.0/],
  ['a key that is none', 'implied:', 'because:', /EDGE-01: Unrecognized key/],
  [
    'quote and implied',
    ', quote: it does',
    ', quote: it does, implied: so',
    /CORE-01: expected either `quote` or `implied`/,
  ],
  ['neither quote nor implied', ', quote: it does', '', /CORE-01: expected either `quote` or `implied`/],
  ['an empty statement', 'statement: It does.', 'statement: ""', /CORE-01, statement/],
  ['no YAML', '- {', '- [', /x is not YAML/],
  ['no list', good, 'a: 1', /x is not a catalogue; correct these entries:\nthe file/],
];
for (const [what, from, to, message] of broken) {
  test(`refused: ${what}`, () => {
    expect(() => parseCatalogue(good.replace(from, to), 'x')).toThrow(message);
  });
}

test('the rows of the claimed profiles, and no others', () => {
  const catalogue = parseCatalogue(good, 'x');
  expect(requirementsOf(catalogue, ['edge']).map(({ id }) => id)).toEqual(['EDGE-01']);
  expect(requirementsOf(catalogue, ['edge', 'core']).map(({ id }) => id)).toEqual(['CORE-01', 'EDGE-01']);
});

test('a profile without rows is refused, with those that have some', () => {
  expect(() => requirementsOf([row('CORE-01')], ['core', 'edge'])).toThrow(
    'The kit knows no profile "edge": claim one of those that it has, core.',
  );
});
