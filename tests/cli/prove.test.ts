import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { loadCatalogue, requirementsOf } from '../../conformance/catalogue.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { scenarioKey } from '../../conformance/run.ts';
import { parseScenarios, readScenarios } from '../../conformance/scenarios.ts';
import { prove } from '../../cli/prove.ts';
import { originalOf, subjectOf, taggedFor, wantedTag } from '../../cli/prove/features.ts';
import { listOf } from '../../cli/prove/list.ts';
import { chosenOf, deadlineFor, planProof, plainPortal, type Choice } from '../../cli/prove/plan.ts';
import { soFarIn } from '../../cli/prove/so-far.ts';
import { banks, statementOf } from '../../cli/prove/subjects.ts';
import { targetSchema } from '../../fixtures/target/schema.ts';
import reference from '../../targets/reference.target.ts';

const scenarios = readScenarios(kitRoot);
const core = requirementsOf(loadCatalogue(kitRoot), ['core']).map(({ id }) => id);
const plan = (choice: Choice) => planProof(banks, scenarios, core, choice);

test.describe('a plan', () => {
  test('has every defect on all scenarios of its requirement, and every variant on the whole core', () => {
    const all = plan({});
    expect(all).toMatchObject({ allDefects: true, allVariants: true });
    expect(all.defects).toHaveLength(banks.defects.length);
    expect(all.variants).toHaveLength(banks.variants.length);
    expect(all.variants).toContain(plainPortal.id);
    for (const { id, requirement } of banks.defects) {
      expect(all.scenarios[id]).toHaveLength(scenarios.filter((one) => one.requirement === requirement).length);
    }
    const ofCore = scenarios.filter(({ requirement }) => core.includes(requirement ?? ''));
    for (const { id } of banks.variants) expect(all.scenarios[id]).toHaveLength(ofCore.length);
  });

  test('is of what there is a list of', () => {
    const lines = listOf(chosenOf(banks, { half: 'defects' })).split('\n');
    expect(lines).toHaveLength(banks.defects.length);
    expect(lines).toContainEqual(expect.stringMatching(/^letter-sent-twice +CORE-10 +Two letters with the same code/u));
    const variants = listOf(chosenOf(banks, { half: 'variants' }));
    expect(variants).toMatch(/^reference-portal +variant +The reference portal as it is\.$/mu);
    expect(() => plan({ only: ['letter-sent-twise'] })).toThrow(/"letter-sent-twice"\? npm run prove -- --list has/);
  });

  test('is of one thing, or of one half', () => {
    expect(plan({ only: ['letter-sent-twice'] })).toMatchObject({
      defects: ['letter-sent-twice'],
      variants: [],
      allDefects: false,
      allVariants: false,
    });
    expect(plan({ only: ['slow'] })).toMatchObject({ defects: [], variants: ['slow'] });
    expect(plan({ half: 'defects' })).toMatchObject({ variants: [], allDefects: true, allVariants: false });
    expect(plan({ half: 'variants' })).toMatchObject({ defects: [], allDefects: false, allVariants: true });
  });

  test('of what there is not is answered with what was most likely meant', () => {
    expect(() => plan({ only: ['slow', 'letter-send-twice'] })).toThrow('did you mean "letter-sent-twice"?');
  });

  test('of the quick part has a defect of each row but the transcript, and two variants on one scenario', () => {
    const quick = plan({ quick: true });
    const rows = quick.defects.map((id) => banks.defects.find((defect) => defect.id === id)?.requirement);
    expect(rows).toEqual(core.filter((id) => id !== 'CORE-25'));
    expect(quick.variants.map((id) => quick.scenarios[id]?.length)).toEqual([1, 1]);
    expect(quick).toMatchObject({ allDefects: false, allVariants: false, untilCaught: quick.defects });
  });

  test('begins with the scenarios that caught a defect last time, where they are there still', () => {
    const ofRow = scenarios.filter(({ requirement }) => requirement === 'CORE-10');
    const [, second = ofRow[0], third = ofRow[0]] = ofRow;
    const catching = {
      'letter-sent-twice': [second, third].map((one) => `CORE-10 ${one?.name ?? ''}`),
      'letter-never-sent': ['CORE-10 One that was taken out'],
    };
    const of = (choice: Choice) => planProof(banks, scenarios, core, choice, catching);
    const all = of({});
    expect(all.scenarios['letter-sent-twice']).toEqual([second, third].map((one) => one && scenarioKey(one)));
    expect(all.scenarios['letter-never-sent']).toHaveLength(ofRow.length);
    expect(all.untilCaught).toEqual(all.defects.filter((id) => id !== 'letter-sent-twice'));
    const named = of({ only: ['letter-sent-twice'] });
    expect(named.scenarios['letter-sent-twice']).toHaveLength(ofRow.length);
    expect(named.untilCaught).toEqual([]);
  });
});

test.describe('the copy of a feature', () => {
  const feature = [
    'Feature: A',
    '',
    '  @CORE-01 @needs:sms',
    '  Scenario: one',
    '    Then it is so',
    '',
    '  @needs:letter @CORE-02',
    '  Scenario: two, of @CORE-01',
    '    Then it is so',
    '',
  ].join('\n');

  test('has the scenarios of its rows tagged, and every line where it was', () => {
    const before = parseScenarios(feature, 'features/a.feature');
    const after = parseScenarios(taggedFor(feature, 'slow', new Set(['CORE-02'])), 'features/a.feature');
    expect(after.map(({ line, name, requirement, steps }) => ({ line, name, requirement, steps }))).toEqual(
      before.map(({ line, name, requirement, steps }) => ({ line, name, requirement, steps })),
    );
    expect(after.map(({ tags }) => tags.includes(wantedTag))).toEqual([false, true]);
    expect(subjectOf(after[1]?.tags ?? [])).toBe('slow');
    expect(() => subjectOf(after[0]?.tags ?? [])).toThrow('no tag');
  });

  test('tags every scenario of the kit once', () => {
    for (const { file, requirement, line, tags } of scenarios) {
      expect(
        tags.filter((tag) => tag === `@${requirement ?? ''}`),
        `${file}:${line}`,
      ).toHaveLength(1);
    }
  });

  test('is known by the feature that it is of', () => {
    expect(originalOf('../../test-results/x/proof/0001-slow/features/core/a.feature')).toBe('features/core/a.feature');
    expect(originalOf('..\\proof\\features\\core\\a.feature')).toBe('features/core/a.feature');
  });
});

test('every statement of a defect or a variant makes a valid target', () => {
  for (const { id } of [...banks.defects, ...banks.variants]) {
    expect(targetSchema.safeParse({ ...reference, ...statementOf(id, 2_000) }).error, id).toBeUndefined();
  }
  const { deadlines } = targetSchema.parse({ ...reference, ...statementOf('slow', 2_000) });
  expect(deadlines.screen).toBe(15_000);
});

test('the deadline of a defective portal grows with what else the machine has to do, within bounds', () => {
  expect([0, 1, 2, 4, 8, 1_000].map((load) => deadlineFor(load, 2))).toEqual([
    2_000, 2_000, 2_000, 4_000, 8_000, 20_000,
  ]);
});

test.describe('a proof is not saved', () => {
  for (const part of [{ quick: true }, { only: ['letter-sent-twice'] }, { only: ['letter-sent-twice', 'slow'] }]) {
    test(`where it is ${JSON.stringify(part)}, of which not enough is known`, async () => {
      await expect(prove({ ...part, save: true, report: 'nowhere' })).rejects.toThrow('only all together are saved');
    });
  }
});

test.describe('a proof is not gone on with', () => {
  for (const part of [{ quick: true }, { only: ['slow'] }]) {
    test(`where it is ${JSON.stringify(part)}, which keeps nothing`, async () => {
      await expect(prove({ ...part, resume: true, report: 'nowhere' })).rejects.toThrow('is not gone on with');
    });
  }

  test('from a file that is none of its own', async () => {
    const report = mkdtempSync(path.join(tmpdir(), 'prove-'));
    writeFileSync(soFarIn(report), '{}\n');
    await expect(prove({ resume: true, report })).rejects.toThrow(
      'proof-so-far.jsonl:1 is nothing that a proof keeps.',
    );
    rmSync(report, { recursive: true });
  });
});
