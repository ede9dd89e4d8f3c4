import { expect, test } from '@playwright/test';
import { historyLine, historyWithout, runId } from '../../conformance/allure-history.ts';
import { allureResult, droppedFiles, type AboutScenario, type AllureResult } from '../../conformance/allure.ts';
import { finding, row } from './make.ts';

const waiver = { requirement: 'CORE-05', owner: 'Ada', reason: 'In *May* <b>it</b> comes', expires: '2999-12-31' };
const passed = { status: 'passed' } as const;

function about(more: Partial<AboutScenario> = {}): AboutScenario {
  return {
    row: row('CORE-05'),
    name: 'The letter comes',
    where: 'features/core/letter.feature:7',
    feature: 'The letter',
    tags: ['@CORE-05', '@needs:sms'],
    result: passed,
    waiver: undefined,
    again: 'npm run conformance -- --grep @CORE-05',
    ...more,
  };
}

/** As Allure's own reporter has it before the kit is asked. */
function written(more: Partial<AllureResult> = {}): AllureResult {
  return {
    uuid: 'u1',
    name: 'The letter comes',
    fullName: 'generated/features/core/letter.feature.spec.js:7:3',
    testCaseId: 'hash of the file',
    titlePath: ['generated', 'letter.feature.spec.js'],
    status: 'passed',
    statusDetails: {},
    labels: [
      { name: 'host', value: 'vm' },
      { name: 'package', value: 'generated.letter' },
      { name: 'tag', value: 'CORE-05' },
    ],
    links: [],
    parameters: [],
    steps: [],
    attachments: [],
    ...more,
  };
}

function labelsOf(result: AllureResult, name: string): string[] {
  return result.labels.filter((label) => label.name === name).map(({ value }) => value);
}

test('profile, feature, requirement and level are epic, feature, story and severity', () => {
  const result = allureResult(written(), about());
  expect(labelsOf(result, 'epic')).toEqual(['core']);
  expect(labelsOf(result, 'feature')).toEqual(['The letter']);
  expect(labelsOf(result, 'story')).toEqual(['CORE-05 What CORE-05 says.']);
  expect(labelsOf(result, 'severity')).toEqual(['critical']);
  expect(labelsOf(result, 'tag')).toEqual(['CORE-05', 'needs:sms']);
  expect(labelsOf(result, 'host')).toEqual(['vm']);
  expect(labelsOf(result, 'package')).toEqual([]);
  expect(result.name).toBe('CORE-05 The letter comes');
  expect(result.links).toEqual([{ name: 'CORE-05', url: '../requirements.html#CORE-05', type: 'requirement' }]);
});

for (const [level, severity] of [
  ['MUST', 'critical'],
  ['SHOULD', 'normal'],
  ['INFO', 'trivial'],
] as const) {
  test(`${level} is ${severity}`, () => {
    const result = allureResult(written(), about({ row: row('CORE-05', { level }) }));
    expect(labelsOf(result, 'severity')).toEqual([severity]);
  });
}

test('a finding is failed, with what was expected and seen and no stack of the kit', () => {
  const step = { keyword: 'Then', text: 'you receive a letter', line: 9 };
  const failedStep = {
    name: 'Then you receive a letter',
    status: 'failed',
    statusDetails: { message: 'Finding: …', trace: 'at fixtures/…' },
    steps: [],
    attachments: [],
  };
  const result = allureResult(
    written({ status: 'failed', statusDetails: { message: 'x', trace: 'at fixtures/…' }, steps: [failedStep] }),
    about({ result: { status: 'failed', blame: 'portal', finding: finding('led nowhere'), step } }),
  );
  const message =
    'click next: led nowhere\nexpected: the page "Provide Information"\nseen: the same page\nnext: Look at what "Next" does.';
  expect(result).toMatchObject({ status: 'failed', statusDetails: { message } });
  expect(result.steps).toEqual([{ ...failedStep, statusDetails: { message } }]);
});

test('an error of the kit or the set-up is broken, and so is the step at which it happened', () => {
  const step = { name: 'Given an account', status: 'failed', statusDetails: {}, steps: [], attachments: [] };
  const result = allureResult(
    written({
      status: 'failed',
      statusDetails: { message: 'x', trace: 'Error: with key 4711\n    at holder.ts' },
      steps: [step],
    }),
    about({ result: { status: 'error', blame: 'set-up', error: 'no accounts today' } }),
  );
  expect(result).toMatchObject({
    status: 'broken',
    // Its first lines are the message as it was, which may have what must not be told.
    statusDetails: { message: 'no accounts today', trace: '    at holder.ts' },
  });
  expect(result.steps[0]?.status).toBe('broken');
});

test('what was not tested is skipped, with the reason', () => {
  const step = { keyword: 'Given', text: 'your letter is on its way', line: 9 };
  const blocked = allureResult(
    written({ status: 'failed' }),
    about({ result: { status: 'blocked', blame: 'portal', finding: finding('led nowhere'), step } }),
  );
  expect(blocked.status).toBe('skipped');
  expect(blocked.statusDetails?.message).toContain(
    'not tested: blocked at "Given your letter is on its way", click next: led nowhere\nexpected: ',
  );
  const lacking = allureResult(
    written({ status: 'skipped' }),
    about({ result: { status: 'skipped', missingNeeds: ['letter', 'any of email, sms'] } }),
  );
  expect(lacking).toMatchObject({
    status: 'skipped',
    statusDetails: { message: 'not tested: the target lacks letter and any of email, sms' },
  });
  const neverRan = allureResult(written({ status: 'passed' }), about({ result: undefined }));
  expect(neverRan).toMatchObject({
    status: 'skipped',
    statusDetails: { message: 'not tested: the run ended before it did' },
  });
});

test('a waived row says so, whatever became of it', () => {
  const result = allureResult(written(), about({ waiver }));
  expect(labelsOf(result, 'tag')).toContain('waived');
  expect(result.description).toContain(
    '**Waived** until 2999-12-31 by Ada: In &#42;May&#42; &#60;b&#62;it&#60;/b&#62; comes',
  );
  expect(labelsOf(allureResult(written(), about()), 'tag')).not.toContain('waived');
});

test('the history hangs on requirement and scenario, on no file and on no rerun', () => {
  const one = allureResult(written({ parameters: [{ name: 'Repetition', value: '1' }] }), about());
  const renamed = allureResult(
    written({
      fullName: 'generated/features/core/post.feature.spec.js:3:3',
      testCaseId: 'another hash',
      parameters: [{ name: 'Repetition', value: '2' }],
    }),
    about({ where: 'features/core/post.feature:3', feature: 'The post' }),
  );
  for (const key of ['fullName', 'testCaseId', 'historyId'] as const) {
    expect(one[key]).toBe('CORE-05: The letter comes');
    expect(renamed[key]).toBe(one[key]);
  }
  expect(renamed.parameters).toEqual([{ name: 'Repetition', value: '2', excluded: true }]);
});

test("the kit's fixtures are not shown, and what they attached is the scenario's", () => {
  const attachment = (name: string) => ({ name, type: 'image/png', source: `${name}.png` });
  const wrapped = (name: string) => ({ name, steps: [], attachments: [attachment(name)] });
  const step = { name: 'When you click "Next"', status: 'passed', steps: [wrapped('letter')], attachments: [] };
  const before = written({
    steps: [
      { name: 'Before Hooks', status: 'passed', steps: [wrapped('account')], attachments: [] },
      { name: 'second-factor-conformance: {"status":"failed"}', status: 'passed', steps: [], attachments: [] },
      step,
      wrapped('screenshot'),
      wrapped('error-context'),
      { name: 'After Hooks', status: 'passed', steps: [wrapped('screen')], attachments: [] },
    ],
  });
  const result = allureResult(before, about());
  expect(result.steps).toEqual([{ ...step, steps: [], attachments: [attachment('letter')] }]);
  expect(result.attachments.map(({ name }) => name)).toEqual(['screenshot', 'account', 'screen']);
  expect(droppedFiles(before, result)).toEqual(['error-context.png']);
});

test('a run enters the history in one line, and can be taken out of it again', () => {
  const runs = ['u1', 'u2'].map((uuid) => allureResult(written({ uuid, start: 10, stop: 30 }), about()));
  const line = historyLine(runs, 99);
  expect(JSON.parse(line)).toMatchObject({ uuid: runId(['u2', 'u1']), timestamp: 99 });
  const { testResults } = JSON.parse(line) as { testResults: Record<string, { status: string; duration: number }> };
  expect(Object.values(testResults)).toMatchObject([
    { status: 'passed', duration: 20, fullName: 'CORE-05: The letter comes' },
  ]);
  const other = historyLine([allureResult(written({ uuid: 'u3' }), about())], 100);
  expect(historyWithout(`${line}\n${other}\n`, runId(['u1', 'u2']))).toBe(`${other}\n`);
});
