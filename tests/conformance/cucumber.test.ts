import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  AttachmentContentEncoding,
  parseEnvelope,
  PickleStepType,
  TestStepResultStatus,
  type Envelope,
} from '@cucumber/messages';
import { expect, test } from '@playwright/test';
import { readMessages } from '../../conformance/cucumber.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { reportSchema } from '../../conformance/report.ts';
import { scenarioResultMediaType } from '../../conformance/scenario-result.ts';
import { makePlayground, metadata, spawnNode } from './playground.ts';
import { run, scenario } from './make.ts';

const scenarios = [scenario('CORE-05', 3), scenario('CORE-06', 12)];
const time = (seconds: number): { seconds: number; nanos: number } => ({ seconds, nanos: 500_000_000 });

/** What a test says of how a step ended; it passed unless it says otherwise. */
interface StepEnd {
  readonly status?: TestStepResultStatus;
  readonly message?: string;
}

/** The messages of a run of one scenario, an example of an outline at line 12. */
function messages(attachments: readonly string[], results: readonly StepEnd[], ended = true): Envelope[] {
  const location = { line: 12 };
  return asMessages([
    {
      gherkinDocument: {
        uri: 'features\\core\\a.feature',
        comments: [],
        feature: {
          location: { line: 1 },
          tags: [],
          language: 'en',
          keyword: 'Feature',
          name: 'A',
          description: '',
          children: [
            {
              scenario: {
                location: { line: 5 },
                tags: [],
                keyword: 'Scenario Outline',
                name: 'six',
                description: '',
                steps: [],
                id: 's',
                examples: [
                  {
                    location,
                    tags: [],
                    keyword: '',
                    name: '',
                    description: '',
                    id: 'e',
                    tableBody: [{ location, cells: [], id: 'r' }],
                  },
                ],
              },
            },
          ],
        },
      },
    },
    {
      pickle: {
        id: 'p',
        uri: 'features\\core\\a.feature',
        name: 'six',
        language: 'en',
        steps: [{ id: 'ps', text: 'x', astNodeIds: [], type: PickleStepType.ACTION }],
        tags: [],
        astNodeIds: ['s', 'r'],
      },
    },
    { testCase: { id: 'c', pickleId: 'p', testSteps: [] } },
    { testCaseStarted: { id: 'a', testCaseId: 'c', attempt: 0, timestamp: time(10) } },
    ...attachments.map((body) => ({
      attachment: {
        body,
        contentEncoding: AttachmentContentEncoding.IDENTITY,
        mediaType: scenarioResultMediaType,
        testCaseStartedId: 'a',
      },
    })),
    ...results.map((result) => ({
      testStepFinished: {
        testCaseStartedId: 'a',
        testStepId: 't',
        timestamp: time(11),
        testStepResult: { duration: time(0), status: TestStepResultStatus.PASSED, ...result },
      },
    })),
    ...(ended ? [{ testCaseFinished: { testCaseStartedId: 'a', timestamp: time(12), willBeRetried: false } }] : []),
  ]);
}

/** As a runner sends them: JSON that is read again. */
function asMessages(envelopes: readonly object[]): Envelope[] {
  return envelopes.map((envelope) => parseEnvelope(JSON.stringify(envelope)));
}

test('a scenario that ended is told with its file and line, what it handed over and how long it took', () => {
  expect(readMessages(messages(['{"a":1}'], [{}]), scenarios)).toEqual({
    ended: [
      {
        scenario: scenarios[1],
        attachments: [],
        title: 'six',
        handedOver: ['{"a":1}'],
        ended: 'passed',
        message: undefined,
        durationMs: 2000,
      },
    ],
    setupProblems: [],
  });
});

test('an attachment in base64 is decoded, and one of another kind is left aside', () => {
  const [first, ...others] = messages([Buffer.from('{"ü":1}').toString('base64'), 'a picture'], [{}]).filter(
    ({ attachment }) => attachment !== undefined,
  );
  if (first?.attachment) first.attachment.contentEncoding = AttachmentContentEncoding.BASE64;
  for (const { attachment } of others) if (attachment) attachment.mediaType = 'image/png';
  const all = messages([], [{}]);
  const told = readMessages([...all.slice(0, 4), ...(first ? [first] : []), ...others, ...all.slice(4)], scenarios);
  expect(told.ended[0]?.handedOver).toEqual(['{"ü":1}']);
});

const { FAILED, SKIPPED, UNDEFINED, PASSED } = TestStepResultStatus;
const ends: [results: StepEnd[], ended: string, message: string | undefined][] = [
  [[{ status: PASSED }, { status: PASSED }], 'passed', undefined],
  [[], 'passed', undefined],
  [[{ status: PASSED }, { status: SKIPPED }], 'skipped', undefined],
  [[{ status: FAILED, message: 'it broke\n    at somewhere' }, { status: SKIPPED }], 'failed', 'it broke'],
  [[{ status: SKIPPED }, { status: UNDEFINED }], 'failed', 'a step is undefined'],
];
for (const [results, ended, message] of ends) {
  test(`steps that ended as ${results.map(({ status }) => status).join(', ') || 'nothing'}: ${ended}`, () => {
    expect(readMessages(messages([], results), scenarios).ended[0]).toMatchObject({ ended, message });
  });
}

test('an attempt that did not finish tells nothing', () => {
  expect(readMessages(messages(['{}'], [{}], false), scenarios).ended).toEqual([]);
});

test('a scenario that the features do not have is told without one', () => {
  expect(readMessages(messages(['{}'], [{}]), []).ended[0]).toMatchObject({ scenario: undefined, title: 'six' });
});

test('what went wrong around the scenarios are set-up problems', () => {
  const result = { status: FAILED, duration: time(0), message: 'no browser\n    at somewhere' };
  const told = readMessages(
    asMessages([
      { parseError: { source: { uri: 'features/x.feature' }, message: '(1:1): expected a feature' } },
      { testRunHookFinished: { testRunHookStartedId: 'h', timestamp: time(1), result } },
      {
        testRunFinished: { success: false, timestamp: time(2), exception: { type: 'Error', message: 'out of memory' } },
      },
    ]),
    scenarios,
  );
  expect(told.setupProblems).toEqual([
    'features/x.feature cannot be read: (1:1): expected a feature',
    'no browser',
    'out of memory',
  ]);
});

test('the formatter and the reporter tell the same of the same run', async () => {
  test.setTimeout(120_000);
  const playground = makePlayground();
  const results = [
    ['CORE-05', 'features/core/a.feature', 3, 'passed'],
    ['CORE-06', 'features/core/a.feature', 12, 'failed'],
    ['CORE-10', 'features/core/b.feature', 8, 'skipped'],
    ['CORE-10', 'features/core/b.feature', 9, 'passed'],
  ] as const;
  const byLine = results.map(([id, file, line, status]) => {
    const { durationMs: _durationMs, ...result } = run(id, line, status, { file });
    return [`${file}:${line}`, result] as const;
  });
  writeFileSync(
    join(playground.dir, 'steps.mjs'),
    `
import { Before, After, When } from '@cucumber/cucumber';
const results = ${JSON.stringify(Object.fromEntries(byLine))};
function resultOf({ pickle, gherkinDocument }) {
  const scenarios = gherkinDocument.feature.children.flatMap(({ scenario }) => scenario ?? []);
  const nodes = scenarios.flatMap((scenario) => [scenario, ...scenario.examples.flatMap(({ tableBody }) => tableBody)]);
  return results[pickle.uri + ':' + nodes.find(({ id }) => id === pickle.astNodeIds.at(-1)).location.line];
}
Before(function (scenario) {
  this.result = resultOf(scenario);
  if (this.result === undefined) return;
  this.attach(JSON.stringify(this.result), '${scenarioResultMediaType}');
  if (this.result.status === 'skipped') return 'skipped';
});
When('you go on', function () {
  if (this.result?.status === 'failed') throw new Error('it is so');
});`,
  );
  const { output, exitCode } = await spawnNode(
    playground.dir,
    [
      ...['--import', 'tsx', join(kitRoot, 'node_modules/@cucumber/cucumber/bin/cucumber.js'), '--import', 'steps.mjs'],
      ...['--format', fileURLToPath(new URL('../../conformance/cucumber-formatter.ts', import.meta.url))],
      ...['--format-options', JSON.stringify({ kitRoot: playground.dir })],
    ],
    { SFC_METADATA: JSON.stringify(metadata), SFC_RUN_DIR: 'run' },
  );
  expect(output).toContain('\nnot conformant: core 2 passed, 1 failed, of 3; 1 scenario ended in an error\n');
  expect(exitCode).toBe(1);
  const file = join(playground.dir, 'run', 'report.json');
  const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const told = await playground.playwright(['test'], {
    'six one': 'failed',
    'six two': 'silent',
    'Example #1': 'skipped',
  });
  expect(told.output).toContain('\nnot conformant: core 2 passed, 1 failed, of 3; 1 scenario ended in an error\n');
  expect(report.requirements.map(({ id, outcome }) => [id, outcome])).toEqual([
    ['CORE-05', 'passed'],
    ['CORE-06', 'failed'],
    ['CORE-10', 'passed'],
  ]);
  playground.remove();
});
