import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { forgetEnded, isSettled, keepEnded, readEnded, soFarIn, type EndedSubject } from '../../cli/prove/so-far.ts';

const scenarios = {
  slow: ['features/a.feature:3'],
  'letter-sent-twice': ['features/a.feature:3', 'features/b.feature:9'],
};

function ended(id: keyof typeof scenarios, part: Partial<EndedSubject> = {}): EndedSubject {
  const run = { requirement: 'CORE-01', name: 'One', file: 'features/a.feature', line: 3, durationMs: 12 } as const;
  return {
    hash: 'abc',
    id,
    scenarios: scenarios[id],
    startedAt: '2026-01-02T03:04:05.000Z',
    known: [{ run: { ...run, status: 'passed' } }, {}, { setupProblem: 'It is no scenario.' }],
    ...part,
  };
}

let folder = '';
let file = '';
test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'so-far-'));
  file = soFarIn(path.join(folder, 'report'));
});
test.afterEach(() => {
  rmSync(folder, { recursive: true });
});

test('what an error or an interruption left open has not ended', () => {
  const run = { requirement: 'CORE-01', name: 'One', file: 'features/a.feature', line: 3, durationMs: 12 } as const;
  const passed = { run: { ...run, status: 'passed' } } as const;
  const failed = { run: { ...run, status: 'failed' } } as const;
  expect(isSettled({ interrupted: false, known: [passed, failed, {}] })).toBe(true);
  expect(isSettled({ interrupted: true, known: [passed, failed] })).toBe(false);
  expect(isSettled({ interrupted: false, known: [passed, { run: { ...run, status: 'error' } }] })).toBe(false);
  expect(isSettled({ interrupted: false, known: [passed, { setupProblem: 'No account was made.' }] })).toBe(false);
});

const read = (hash = 'abc') => readEnded(file, { hash, scenarios });

test('what has ended is there for the proof that goes on', () => {
  expect(read()).toEqual([]);
  keepEnded(file, ended('slow'), { dropping: Object.keys(scenarios) });
  keepEnded(file, ended('letter-sent-twice'));
  expect(read()).toEqual([ended('slow'), ended('letter-sent-twice')]);
});

test('a proof that begins anew drops what another has kept', () => {
  keepEnded(file, ended('slow'), { dropping: Object.keys(scenarios) });
  keepEnded(file, ended('letter-sent-twice'), { dropping: Object.keys(scenarios) });
  expect(read().map(({ id }) => id)).toEqual(['letter-sent-twice']);
});

test('what the other half of a proof has kept stays', () => {
  keepEnded(file, ended('slow'));
  keepEnded(file, ended('letter-sent-twice'), { dropping: ['letter-sent-twice'] });
  expect(read().map(({ id }) => id)).toEqual(['slow', 'letter-sent-twice']);
  forgetEnded(file, ['letter-sent-twice']);
  expect(read().map(({ id }) => id)).toEqual(['slow']);
  forgetEnded(file, ['slow']);
  expect(existsSync(file)).toBe(false);
});

test('nothing is taken over of other sources, or of other scenarios', () => {
  keepEnded(file, ended('slow'), { dropping: Object.keys(scenarios) });
  keepEnded(file, ended('letter-sent-twice', { scenarios: ['features/a.feature:3'] }));
  expect(read().map(({ id }) => id)).toEqual(['slow']);
  expect(read('another')).toEqual([]);
});

test('what is no line of a proof is told with its place', () => {
  keepEnded(file, ended('slow'), { dropping: Object.keys(scenarios) });
  writeFileSync(file, `${JSON.stringify(ended('slow'))}\n{}\n`);
  expect(() => read()).toThrow(`${file}:2 is nothing that a proof keeps.`);
});
