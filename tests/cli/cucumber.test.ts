import { expect, test } from '@playwright/test';
import { firstOfEachRow } from '../../cli/cucumber.ts';
import { loadCatalogue, requirementsOf } from '../../conformance/catalogue.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { scenarioKey } from '../../conformance/run.ts';
import { readScenarios } from '../../conformance/scenarios.ts';

test('the quick part of cucumber-js is the first scenario of each row', () => {
  const scenarios = readScenarios(kitRoot);
  const rows = requirementsOf(loadCatalogue(kitRoot), ['core']).map(({ id }) => id);
  const first = rows.map((id) => scenarios.find(({ requirement }) => requirement === id));
  expect(firstOfEachRow(['core'])).toEqual(first.map((one) => one && scenarioKey(one)));
});
