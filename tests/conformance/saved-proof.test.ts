import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { hashOfKit } from '../../conformance/kit-hash.ts';
import type { Proof } from '../../conformance/proof.ts';
import {
  proofRecord,
  readSavedProof,
  savedProofFile,
  saveProof,
  summaryToSave,
  type SavedProof,
} from '../../conformance/saved-proof.ts';
import { scenario } from './make.ts';

const steps = [{ keyword: 'Then', text: 'it is so', line: 7, type: 'then' }] as const;
const scenarios = [scenario('CORE-01', 5, { name: 'one', steps }), scenario('CORE-02', 10, { name: 'two', steps })];
const saved: SavedProof = {
  schemaVersion: 1,
  hash: 'abc',
  caught: { 'CORE-01': 2 },
  variants: 1,
  scenarios: ['CORE-01 one', 'CORE-02 two'],
  checks: ['CORE-01 Then it is so', 'CORE-02 Then it is so'],
};

function proof(part: Partial<Proof>): Proof {
  const caught = {
    requirement: 'CORE-01',
    summary: 'Wrong.',
    ran: 1,
    caught: true,
    message: '',
    catches: [],
    errors: [],
  };
  return {
    schemaVersion: 1,
    kit: { name: 'kit', version: '1.0.0' },
    hash: 'abc',
    startedAt: '2026-01-02T03:04:05Z',
    finishedAt: '2026-01-02T03:05:05Z',
    complete: true,
    proved: true,
    defects: [
      { id: 'a', ...caught },
      { id: 'b', ...caught },
    ],
    variants: [
      {
        id: 'plain',
        summary: 'As it is.',
        ran: 2,
        verdict: 'conformant',
        verdictText: '',
        conforms: true,
        findings: [],
        errors: [],
      },
    ],
    checks: [],
    problems: [],
    ...part,
  };
}

/** A folder with the rooms of a kit. */
function kit(files: Record<string, string>): { dir: string; [Symbol.dispose](): void } {
  const dir = mkdtempSync(join(tmpdir(), 'kit-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dir, name, '..'), { recursive: true });
    writeFileSync(join(dir, name), text);
  }
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
}

test.describe('what is kept of a proof', () => {
  test('is its hash, how much each requirement catches, and all scenarios and checks', () => {
    expect(summaryToSave(proof({}), scenarios)).toEqual(saved);
  });

  test('is nothing of a part of one, or of one that did not come out as it should', () => {
    expect(() => summaryToSave(proof({ complete: false }), scenarios)).toThrow('Only a whole proof is saved');
    expect(() => summaryToSave(proof({ proved: false }), scenarios)).toThrow('Nothing was saved');
  });

  test('is read as it was saved', () => {
    using here = kit({ 'conformance/a.ts': '' });
    expect(readSavedProof(here.dir)).toBeUndefined();
    saveProof(here.dir, saved);
    expect(readSavedProof(here.dir)).toEqual(saved);
    expect(readFileSync(join(here.dir, savedProofFile), 'utf8')).toMatch(/\n$/u);
  });

  test('that is none is told, with what to do', () => {
    using here = kit({ [savedProofFile]: '{ "schemaVersion": 2 }' });
    expect(() => readSavedProof(here.dir)).toThrow('make it anew with npm run prove -- --save');
  });
});

test.describe('what a report says of it', () => {
  const ran = { requirements: ['CORE-01', 'CORE-02'], scenarios };

  test('is proved for the very kit that was proved, and not for another or without a proof', () => {
    expect(proofRecord(saved, 'abc', ran)).toEqual({ status: 'proved', caught: { 'CORE-01': 2 } });
    expect(proofRecord(saved, 'other', ran).status).toBe('not proved at this version');
    expect(proofRecord(undefined, 'abc', ran)).toEqual({ status: 'not proved at this version', caught: {} });
  });

  test('names scenarios and checks that a complete run had not', () => {
    const less = [scenario('CORE-01', 5, { name: 'one', steps: [] })];
    expect(proofRecord(saved, 'other', { ...ran, scenarios: less }).missing).toEqual({
      scenarios: ['CORE-02 two'],
      checks: ['CORE-01 Then it is so', 'CORE-02 Then it is so'],
    });
  });

  test('names nothing for a part of a run, nor of rows that are not claimed', () => {
    expect(proofRecord(saved, 'abc').missing).toBeUndefined();
    const one = { requirements: ['CORE-01'], scenarios: scenarios.slice(0, 1) };
    expect(proofRecord(saved, 'abc', one).missing).toBeUndefined();
  });
});

test.describe('the hash of a kit', () => {
  const files = {
    'features/requirements.yaml': 'rows\n',
    'features/core/a.feature': 'Feature: A\n',
    'steps/a.ts': 'a\n',
    'fixtures/portal/a.ts': 'b\n',
  };
  const hashOf = (changed: Record<string, string>): string => {
    using here = kit({ ...files, ...changed });
    return hashOfKit(here.dir);
  };

  test('follows from what scenarios are made of: every file of it, by name and content', () => {
    const all = [
      hashOf({}),
      ...Object.keys(files).map((name) => hashOf({ [name]: 'other\n' })),
      hashOf({ 'steps/b.ts': '' }),
      hashOf({ 'steps/a.ts': '', 'steps/b.ts': 'a\n' }),
    ];
    expect(new Set(all).size).toBe(all.length);
  });

  test('is the same whatever the line endings are, and whatever lies elsewhere', () => {
    expect(hashOf({ 'steps/a.ts': 'a\r\n', 'features/core/a.feature': 'Feature: A\r\n' })).toBe(hashOf({}));
    expect(hashOf({ 'cli/a.ts': 'x', 'features/.DS_Store': 'x' })).toBe(hashOf({}));
  });
});
