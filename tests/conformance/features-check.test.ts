import { expect, test } from '@playwright/test';
import { checkFeatures } from '../../conformance/features-check.ts';
import type { Scenario } from '../../conformance/scenarios.ts';
import { row, scenario } from './make.ts';

const catalogue = [row('CORE-05'), row('CORE-25')];
const labels = ['No, it is no longer valid and must be changed.', "Yes, let's begin", 'Next'];
const transcript = [
  transcriptAt(10, 'you choose "no, it is no longer valid and must be changed"', 'you click "Next."'),
  transcriptAt(11, 'you click “Yes, let’s begin”'),
];

function transcriptAt(line: number, ...texts: string[]): Scenario {
  const steps = texts.map((text) => ({ keyword: 'When', text, line, type: 'when' as const }));
  return scenario('CORE-25', line, { steps });
}

test('nothing is wrong', () => {
  expect(checkFeatures(catalogue, [scenario('CORE-05', 3), ...transcript], labels)).toEqual([]);
});

test('a row without a scenario', () => {
  expect(checkFeatures(catalogue, transcript, labels)).toEqual([
    'CORE-05 has no scenario: write one that is tagged @CORE-05.',
  ]);
});

test('a scenario without a requirement tag', () => {
  const untagged = scenario('CORE-05', 7, { tags: ['@slow'], requirement: undefined });
  expect(checkFeatures(catalogue, [scenario('CORE-05', 3), untagged, ...transcript], labels)).toEqual([
    'features/core/a.feature:7 "CORE-05 at 7" has no requirement tag: give it exactly one, such as @CORE-05.',
  ]);
});

test('a scenario with two requirement tags', () => {
  const doubly = scenario('CORE-05', 7, { tags: ['@CORE-05', '@CORE-25'], requirement: undefined });
  expect(checkFeatures(catalogue, [scenario('CORE-05', 3), doubly, ...transcript], labels)).toEqual([
    'features/core/a.feature:7 "CORE-05 at 7" has 2 requirement tags (CORE-05, CORE-25): give it exactly one, such as @CORE-05.',
  ]);
});

test('a tag that names no row', () => {
  expect(checkFeatures(catalogue, [scenario('CORE-05', 3), scenario('CORE-99', 8), ...transcript], labels)).toEqual([
    'features/core/a.feature:8 "CORE-99 at 8" is tagged @CORE-99, and the catalogue has no such row: correct the tag or add the row.',
  ]);
});

test('a quoted label that is not in the transcript', () => {
  const elsewhere = scenario('CORE-05', 3, { steps: transcriptAt(3, 'you click "Done"').steps });
  expect(checkFeatures(catalogue, [elsewhere, ...transcript], [...labels, 'Done', 'let'])).toEqual([
    'The article\'s label "Done" is not in the transcript (CORE-25): add its line.',
    'The article\'s label "let" is not in the transcript (CORE-25): add its line.',
  ]);
});

test('a name that another scenario of the file has', () => {
  const name = '"Done" ends the visit';
  const twice = [scenario('CORE-05', 3, { name }), scenario('CORE-05', 8, { name })];
  expect(checkFeatures(catalogue, [...twice, ...transcript], labels)).toEqual([
    'features/core/a.feature:8 ""Done" ends the visit" has the name of the scenario in line 3: give it another.',
  ]);
});
