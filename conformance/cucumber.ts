/** What cucumber's messages tell, as ended scenarios: the same that Playwright's reporter is told. */
import {
  AttachmentContentEncoding,
  TestStepResultStatus,
  type Attachment,
  type Envelope,
  type GherkinDocument,
  type Pickle,
  type TestStepResult,
} from '@cucumber/messages';
import type { EndedScenario } from './ended.ts';
import type { AttachedFile } from './evidence.ts';
import { scenarioResultMediaType } from './scenario-result.ts';
import type { Scenario } from './scenarios.ts';

/** All that the messages of a run tell of it. */
export interface ToldByCucumber {
  readonly ended: readonly EndedScenario[];
  readonly setupProblems: readonly string[];
}

/**
 * Reads the messages of a run. An attempt that did not finish tells nothing, one that finished is an ended scenario.
 *
 * @param envelopes all messages, in their order
 * @param scenarios all scenarios of the features
 */
export function readMessages(envelopes: readonly Envelope[], scenarios: readonly Scenario[]): ToldByCucumber {
  const documents = envelopes.flatMap(({ gherkinDocument }) => gherkinDocument ?? []);
  const pickles = new Map(envelopes.flatMap(({ pickle }) => (pickle ? [[pickle.id, pickle] as const] : [])));
  const pickleIds = new Map(
    envelopes.flatMap(({ testCase }) => (testCase ? [[testCase.id, testCase.pickleId] as const] : [])),
  );
  const ended = attemptsOf(envelopes).flatMap((attempt) => {
    const pickle = pickles.get(pickleIds.get(attempt.testCaseId) ?? '');
    return pickle === undefined ? [] : [endedAttempt(attempt, pickle, scenarioOf(pickle, documents, scenarios))];
  });
  return { ended, setupProblems: envelopes.flatMap(setupProblemsOf) };
}

interface Attempt {
  readonly testCaseId: string;
  readonly attachments: readonly Attachment[];
  readonly results: readonly TestStepResult[];
  readonly durationMs: number;
}

function attemptsOf(envelopes: readonly Envelope[]): Attempt[] {
  const finished = new Map(
    envelopes.flatMap(({ testCaseFinished: end }) => (end ? [[end.testCaseStartedId, end] as const] : [])),
  );
  return envelopes.flatMap(({ testCaseStarted: start }) => {
    const end = start && finished.get(start.id);
    if (start === undefined || end === undefined) return [];
    const isOwn = (message: { testCaseStartedId?: string } | undefined): boolean =>
      message?.testCaseStartedId === start.id;
    return {
      testCaseId: start.testCaseId,
      attachments: envelopes.flatMap(({ attachment }) => (attachment && isOwn(attachment) ? attachment : [])),
      results: envelopes.flatMap(({ testStepFinished: step }) => (step && isOwn(step) ? step.testStepResult : [])),
      durationMs: Math.max(millisecondsOf(end.timestamp) - millisecondsOf(start.timestamp), 0),
    };
  });
}

function endedAttempt(attempt: Attempt, pickle: Pickle, scenario: Scenario | undefined): EndedScenario {
  return {
    scenario,
    title: pickle.name,
    handedOver: attempt.attachments.filter(({ mediaType }) => mediaType === scenarioResultMediaType).map(textOf),
    ended: endOf(attempt.results),
    message: messageOf(attempt.results),
    durationMs: attempt.durationMs,
    attachments: attempt.attachments.flatMap(fileOf),
  };
}

function fileOf({ fileName: name, mediaType, body, contentEncoding }: Attachment): AttachedFile[] {
  if (name === undefined) return [];
  const encoding = contentEncoding === AttachmentContentEncoding.BASE64 ? 'base64' : 'utf8';
  return [{ name, mediaType, body: Buffer.from(body, encoding) }];
}

function endOf(results: readonly TestStepResult[]): EndedScenario['ended'] {
  const { PASSED, SKIPPED } = TestStepResultStatus;
  if (results.some(({ status }) => status !== PASSED && status !== SKIPPED)) return 'failed';
  return results.some(({ status }) => status === SKIPPED) ? 'skipped' : 'passed';
}

function messageOf(results: readonly TestStepResult[]): string | undefined {
  const { PASSED, SKIPPED } = TestStepResultStatus;
  const worst = results.find(({ status }) => status !== PASSED && status !== SKIPPED);
  return worst && (withoutStack(worst) ?? `a step is ${worst.status.toLowerCase()}`);
}

function withoutStack({ exception, message }: TestStepResult): string | undefined {
  return exception?.message ?? message?.split('\n    at ')[0];
}

function textOf({ body, contentEncoding }: Attachment): string {
  return contentEncoding === AttachmentContentEncoding.BASE64 ? Buffer.from(body, 'base64').toString('utf8') : body;
}

/** The scenario of the features with the pickle's file and line. */
export function scenarioOf(
  pickle: Pickle,
  documents: readonly GherkinDocument[],
  scenarios: readonly Scenario[],
): Scenario | undefined {
  const uri = pickle.uri.replaceAll('\\', '/');
  const lines = linesById(documents.find((document) => document.uri === pickle.uri));
  // The last of its nodes is the example's row in an outline, else the scenario.
  const line = lines.get(pickle.astNodeIds.at(-1) ?? '');
  return scenarios.find((scenario) => `/${uri}`.endsWith(`/${scenario.file}`) && scenario.line === line);
}

function linesById(document: GherkinDocument | undefined): Map<string, number> {
  const children = document?.feature?.children ?? [];
  const all = [...children, ...children.flatMap(({ rule }) => rule?.children ?? [])];
  const nodes = all.flatMap(({ scenario }) =>
    scenario ? [scenario, ...scenario.examples.flatMap(({ tableBody }) => tableBody)] : [],
  );
  return new Map(nodes.map(({ id, location }) => [id, location.line]));
}

function setupProblemsOf({ parseError, testRunHookFinished, testRunFinished }: Envelope): string[] {
  const hook = testRunHookFinished?.result;
  return [
    ...(parseError ? [`${parseError.source.uri ?? 'A feature'} cannot be read: ${parseError.message}`] : []),
    ...(hook?.status === TestStepResultStatus.FAILED ? [withoutStack(hook) ?? 'A hook around the run failed.'] : []),
    ...(testRunFinished?.exception ? [testRunFinished.exception.message ?? testRunFinished.exception.type] : []),
  ];
}

/** A message's time in milliseconds since 1970. */
export function millisecondsOf({ seconds, nanos }: { seconds: number; nanos: number }): number {
  return seconds * 1000 + nanos / 1e6;
}
