/** What Playwright's reporter interface tells, as ended scenarios. */
import { existsSync, readFileSync } from 'node:fs';
import type { TestCase, TestError, TestResult } from '@playwright/test/reporter';
import type { EndedScenario } from './ended.ts';
import type { AttachedFile } from './evidence.ts';
import { scenarioResultAnnotation } from './scenario-result.ts';
import { requirementIdsOf, type Scenario } from './scenarios.ts';

/**
 * A test that has ended, as an ended scenario; undefined if it was interrupted, which tells nothing, or if it is no scenario
 * (such as a set-up project's) and went well.
 *
 * @param scenarios all scenarios of the features
 */
export function endedTest(
  test: TestCase,
  result: TestResult,
  scenarios: readonly Scenario[],
): EndedScenario | undefined {
  if (result.status === 'interrupted') return undefined;
  const handedOver = result.annotations.filter(({ type }) => type === scenarioResultAnnotation);
  const ended = endOf(test, result);
  const isScenario = handedOver.length > 0 || requirementIdsOf(test.tags).length > 0;
  if (!isScenario && ended !== 'failed') return undefined;
  return {
    scenario: scenarioOf(test, scenarios),
    title: test.title,
    handedOver: handedOver.map(({ description }) => description ?? ''),
    ended,
    message: messageOf(test, result),
    durationMs: Math.max(result.duration, 0),
    attachments: attachmentsOf(result),
  };
}

/** Those that are at hand; over blobs some are files. */
function attachmentsOf({ attachments }: TestResult): AttachedFile[] {
  return attachments.flatMap(({ name, contentType: mediaType, body, path }) => {
    if (body !== undefined) return [{ name, mediaType, body }];
    return path !== undefined && existsSync(path) ? [{ name, mediaType, body: readFileSync(path) }] : [];
  });
}

/** The message of an error without its stack and without terminal colours. */
export function errorMessage(error: TestError): string {
  const text = error.message ?? error.value ?? 'an error without a message';
  // The name of an error's class is for who reads the code.
  return text
    .replace(/\u001b\[[0-9;]*m/g, '')
    .trim()
    .replace(/^\w*Error: /, '');
}

/** What passed although it was marked as one that fails did not go as whoever marked it says. */
function endOf({ expectedStatus }: TestCase, { status, errors }: TestResult): EndedScenario['ended'] {
  if (status === 'skipped') return 'skipped';
  return status === 'passed' && expectedStatus === 'passed' && errors.length === 0 ? 'passed' : 'failed';
}

function messageOf({ expectedStatus }: TestCase, { status, error }: TestResult): string | undefined {
  if (error !== undefined) return errorMessage(error);
  return status === expectedStatus ? undefined : `it was marked to end as ${expectedStatus}, and ended as ${status}`;
}

/**
 * The scenario of a test, by its tag, its title and the generated file; undefined if it is none of them. Its line cannot be told:
 * locations are those of the generated file.
 *
 * @param scenarios all scenarios of the features
 */
export function scenarioOf(test: TestCase, scenarios: readonly Scenario[]): Scenario | undefined {
  const [requirement, ...others] = requirementIdsOf(test.tags);
  if (requirement === undefined || others.length > 0) return undefined;
  const tagged = scenarios.filter((scenario) => scenario.requirement === requirement);
  const path = test.location.file.replaceAll('\\', '/');
  const inFile = tagged.filter(({ file }) => path.endsWith(`/${file}.spec.js`));
  const candidates = inFile.length > 0 ? inFile : tagged;
  return candidates.find(({ name }) => name === test.title) ?? exampleOf(test, candidates);
}

/** An outline whose name has no values in it: its tests are called "Example #2", under the outline's name. */
function exampleOf(test: TestCase, candidates: readonly Scenario[]): Scenario | undefined {
  const position = /#(\d+)$/.exec(test.title)?.[1];
  if (position === undefined) return undefined;
  return candidates.filter(({ name }) => name === test.parent.title)[Number(position) - 1];
}
