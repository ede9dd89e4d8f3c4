import { expect, test } from '@playwright/test';
import { FirstMet } from '../../cli/first-met.ts';
import type { ScenarioResult } from '../../conformance/scenario-result.ts';

function handedOver(result: Partial<ScenarioResult>): string {
  const scenario = { requirement: 'CORE-09', name: 'Done', file: 'features/core/letter.feature', line: 3 };
  return JSON.stringify({ ...scenario, status: 'failed', ...result });
}

const cause = { act: 'click', subject: 'confirmation.done', expected: 'another screen', fault: 'led nowhere' };

test('a cause is told when it is met first, whatever else was seen', () => {
  const met = new FirstMet();
  const finding = { cause, expected: 'a control "Done" leads to another screen', seen: 'the same', hint: 'Look.' };
  expect(met.tell(handedOver({ finding }))).toBe('expected a control "Done" leads to another screen');
  expect(met.tell(handedOver({ status: 'blocked', finding: { ...finding, seen: 'nothing' } }))).toBeUndefined();
  const other = { ...finding, cause: { ...cause, fault: 'not found' }, expected: 'a control "Done"' };
  expect(met.tell(handedOver({ finding: other }))).toBe('expected a control "Done"');
});

test('so is the first line of an error, and nothing where there is neither', () => {
  const met = new FirstMet();
  const error = 'The inbox did not answer.\nSee whether it runs.';
  expect(met.tell(handedOver({ status: 'error', error }))).toBe('The inbox did not answer.');
  expect(met.tell(handedOver({ status: 'error', error }))).toBeUndefined();
  expect(met.tell(handedOver({}))).toBeUndefined();
});
