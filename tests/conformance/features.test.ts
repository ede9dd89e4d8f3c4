import { expect, test } from '@playwright/test';
import { loadCatalogue } from '../../conformance/catalogue.ts';
import { checkFeatures } from '../../conformance/features-check.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { readScenarios } from '../../conformance/scenarios.ts';
import { quotedLabels } from '../../fixtures/portal/names.ts';

test('the catalogue and the features know the same requirements, and the transcript has every label', () => {
  expect(checkFeatures(loadCatalogue(kitRoot), readScenarios(kitRoot), quotedLabels())).toEqual([]);
});

test('the transcript is run all six ways', () => {
  const transcript = readScenarios(kitRoot).filter(({ requirement }) => requirement === 'CORE-25');
  expect(new Set(transcript.map(({ name }) => name)).size).toBe(6);
});
