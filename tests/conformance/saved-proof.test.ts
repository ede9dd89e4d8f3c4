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
import { proof, scenario } from './make.ts';

const steps = [{ keyword: 'Then', text: 'it is so', line: 7, type: 'then' }] as const;
const scenarios = [scenario('CORE-01', 5, { name: 'one', steps }), scenario('CORE-02', 10, { name: 'two', steps })];
const saved: Required<SavedProof> = {
  schemaVersion: 3,
  defects: {
    hash: 'abc',
    caught: { 'CORE-01': 2 },
    scenarios: ['CORE-01 one', 'CORE-02 two'],
    checks: ['CORE-01 Then it is so', 'CORE-02 Then it is so'],
    catching: {},
  },
  variants: { hash: 'abc', conformant: ['plain'], of: 1 },
};

/** Two defects caught, and one variant that conforms, unless told otherwise. */
function proved(part: Partial<Proof>): Proof {
  const caught = {
    requirement: 'CORE-01',
    summary: 'Wrong.',
    ran: 1,
    caught: true,
    message: '',
    catches: [],
    errors: [],
  };
  return proof({
    defects: [
      { id: 'a', ...caught },
      { id: 'b', ...caught },
    ],
    variants: [variant('plain')],
    ...part,
  });
}

function variant(id: string): Proof['variants'][number] {
  const nothingWrong = { conforms: true, findings: [], errors: [] };
  return { id, summary: 'As it is.', ran: 2, verdict: 'conformant', verdictText: '', ...nothingWrong };
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
  const all = { scenarios, variants: ['plain'] };

  test('is its hash, how much each requirement catches, all scenarios and checks, and which variants conform', () => {
    expect(summaryToSave(proved({}), all)).toEqual(saved);
  });

  test('is nothing of one that did not come out as it should', () => {
    expect(() => summaryToSave(proved({ proved: false }), all)).toThrow('Nothing was saved');
  });

  test('is the half that was run, beside the other as it was', () => {
    const before = {
      ...saved,
      defects: { ...saved.defects, hash: 'old' },
      variants: { ...saved.variants, hash: 'old' },
    };
    expect(summaryToSave(proved({ variants: [] }), { ...all, before })).toEqual({ ...before, defects: saved.defects });
    expect(summaryToSave(proved({ defects: [] }), { ...all, before })).toEqual({ ...before, variants: saved.variants });
    expect(summaryToSave(proved({ variants: [] }), all)).toEqual({ schemaVersion: 3, defects: saved.defects });
  });

  test('has the variants that were seen before, at the same version alone, and where they are there still', () => {
    const more = proved({ defects: [], variants: [variant('other'), variant('plain')] });
    const seen = (before: SavedProof) =>
      summaryToSave(more, { scenarios, variants: ['first', 'other', 'plain'], before }).variants;
    const variants = { hash: 'abc', conformant: ['first', 'taken-out'], of: 2 };
    expect(seen({ ...saved, variants })).toEqual({ hash: 'abc', conformant: ['first', 'other', 'plain'], of: 3 });
    expect(seen({ ...saved, variants: { ...variants, hash: 'old' } })?.conformant).toEqual(['other', 'plain']);
  });

  test('is read as it was saved', () => {
    using here = kit({ 'conformance/a.ts': '' });
    expect(readSavedProof(here.dir)).toBeUndefined();
    saveProof(here.dir, saved);
    expect(readSavedProof(here.dir)).toEqual(saved);
    expect(readFileSync(join(here.dir, savedProofFile), 'utf8')).toMatch(/\n$/u);
  });

  test('that is none is told, with what to do', () => {
    using here = kit({ [savedProofFile]: '{ "schemaVersion": 1 }' });
    expect(() => readSavedProof(here.dir)).toThrow('make it anew with npm run prove -- --save');
  });
});

test.describe('what a report says of it', () => {
  const ran = { requirements: ['CORE-01', 'CORE-02'], scenarios };

  test('is proved for the very kit that was proved, and not for another or without a proof', () => {
    const variants = { conformant: 1, of: 1 };
    expect(proofRecord(saved, 'abc', ran)).toEqual({ status: 'proved', caught: { 'CORE-01': 2 }, variants });
    const not = { status: 'not proved at this version', caught: {} };
    expect(proofRecord(saved, 'other', ran)).toEqual(not);
    expect(proofRecord(undefined, 'abc', ran)).toEqual(not);
  });

  test('is proved in part where the defects are of this version, and the variants are not, or not all', () => {
    const inPart = (variants: SavedProof['variants']) =>
      proofRecord({ schemaVersion: 3, defects: saved.defects, ...(variants && { variants }) }, 'abc');
    const some = { ...saved.variants, of: 2 };
    const caught = { 'CORE-01': 2 };
    expect(inPart(some)).toEqual({ status: 'proved in part', caught, variants: { conformant: 1, of: 2 } });
    expect(inPart({ ...some, hash: 'other' })).toEqual({ status: 'proved in part', caught });
    expect(inPart(undefined)).toEqual({ status: 'proved in part', caught });
    const other = { ...saved, defects: { ...saved.defects, hash: 'other' } };
    expect(proofRecord(other, 'abc')).toMatchObject({ status: 'not proved at this version', caught: {} });
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
