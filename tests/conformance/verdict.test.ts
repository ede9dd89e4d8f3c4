import { expect, test } from '@playwright/test';
import type { Outcome } from '../../conformance/outcome.ts';
import { verdictOf, type Judged, type JudgedRow } from '../../conformance/verdict.ts';

const complete = { complete: true, setupProblems: 0 };

function rows(outcomes: Partial<Record<Outcome, number>>, more: Partial<JudgedRow> = {}): JudgedRow[] {
  return Object.entries(outcomes).flatMap(([outcome, count]) =>
    Array.from({ length: count }, (): JudgedRow => {
      const errors = outcome === 'error' ? 1 : 0;
      return { profile: 'core', level: 'MUST', outcome: outcome as Outcome, ran: 'all', errors, ...more };
    }),
  );
}

const notRun = rows({ 'not tested': 23 }, { ran: 'none' });
const should = { level: 'SHOULD', profile: 'edge' } as const;
const cases: [judged: Judged, exitCode: number, text: string][] = [
  [{ ...complete, rows: rows({ passed: 26 }) }, 0, 'conformant: core 26 passed, of 26'],
  [{ ...complete, rows: rows({ passed: 25, waived: 1 }) }, 0, 'conformant: core 25 passed, 1 waived, of 26'],
  [{ ...complete, rows: rows({ passed: 25, failed: 1 }) }, 1, 'not conformant: core 25 passed, 1 failed, of 26'],
  [{ ...complete, rows: rows({ passed: 25, unstable: 1 }) }, 1, 'not conformant: core 25 passed, 1 unstable, of 26'],
  [
    { ...complete, rows: rows({ passed: 24, failed: 1, error: 1 }) },
    1,
    'not conformant: core 24 passed, 1 failed, 1 error, of 26; 1 scenario ended in an error',
  ],
  [
    { ...complete, rows: [...rows({ passed: 25 }), ...rows({ failed: 1 }, { errors: 2 })], setupProblems: 1 },
    1,
    'not conformant: core 25 passed, 1 failed, of 26; 2 scenarios ended in an error; 1 set-up problem',
  ],
  [
    { ...complete, rows: rows({ passed: 24, error: 1, 'not tested': 1 }) },
    2,
    'could not test: core 24 passed, 1 not tested, 1 error, of 26; 1 scenario ended in an error',
  ],
  [
    { ...complete, rows: [...rows({ passed: 25 }), ...rows({ waived: 1 }, { errors: 1 })] },
    2,
    'could not test: core 25 passed, 1 waived, of 26; 1 scenario ended in an error',
  ],
  [
    { ...complete, rows: rows({ passed: 26 }), setupProblems: 2 },
    2,
    'could not test: core 26 passed, of 26; 2 set-up problems',
  ],
  [{ ...complete, rows: rows({ passed: 25, 'not tested': 1 }) }, 3, 'incomplete: core 25 passed, 1 not tested, of 26'],
  [
    { ...complete, rows: [...rows({ passed: 25 }), ...rows({ 'not tested': 1 }, { ran: 'none' })] },
    3,
    'incomplete: core 25 passed, 1 not tested, of 26',
  ],
  [
    {
      ...complete,
      rows: [...rows({ passed: 26 }), ...rows({ passed: 1, failed: 1, 'not tested': 1, unstable: 1 }, should)],
    },
    0,
    'conformant: core 26 passed, of 26; edge 1 passed, 1 failed, 1 not tested, 1 unstable, of 4',
  ],
  [
    { ...complete, rows: [...rows({ passed: 26 }), ...rows({ error: 1 }, { ...should, level: 'INFO' })] },
    0,
    'conformant: core 26 passed, of 26; edge 1 error, of 1; 1 scenario ended in an error',
  ],
  [{ complete: false, setupProblems: 0, rows: [...rows({ passed: 3 }), ...notRun] }, 0, 'no verdict: 3 of 26 rows run'],
  [
    {
      complete: false,
      setupProblems: 0,
      rows: [...rows({ passed: 2 }), ...rows({ passed: 1 }, { ran: 'some' }), ...notRun],
    },
    0,
    'no verdict: 3 of 26 rows run, 1 of them in part',
  ],
  [{ complete: false, setupProblems: 0, rows: [...rows({ failed: 3 }), ...notRun] }, 1, 'no verdict: 3 of 26 rows run'],
  [
    { complete: false, setupProblems: 0, rows: [...rows({ error: 3 }), ...notRun] },
    2,
    'no verdict: 3 of 26 rows run; 3 scenarios ended in an error',
  ],
  [{ complete: false, setupProblems: 1, rows: notRun }, 2, 'no verdict: 0 of 23 rows run; 1 set-up problem'],
  [
    { complete: false, setupProblems: 0, rows: [...rows({ 'not tested': 1 }), ...notRun] },
    3,
    'no verdict: 1 of 24 rows run',
  ],
];
for (const [index, [judged, exitCode, text]] of cases.entries()) {
  test(`${index + 1}, exit code ${exitCode}, ${text}`, () => {
    const [name] = text.split(':');
    expect(verdictOf(judged)).toEqual({ verdict: name, exitCode, text });
  });
}
