/** A comparison as a page: one file that needs nothing else. */
import { readFileSync } from 'node:fs';
import { Eta } from 'eta';
import { outcomeSchema } from '../outcome.ts';
import type { Comparison } from './compare.ts';
import { letterOf } from './compare-text.ts';

const eta = new Eta();
const template = readFileSync(new URL('compare.eta', import.meta.url), 'utf8');

/** The page, in HTML: what was compared, what got worse, and a row for each requirement. */
export function comparisonPage(comparison: Comparison): string {
  const { columns, rows, worse } = comparison;
  return eta.renderString(template, {
    ...comparison,
    letterOf,
    date: (iso: string) => `${iso.slice(0, 10)} ${iso.slice(11, 16)} UTC`,
    differing: rows.filter(({ differs }) => differs),
    same: rows.filter(({ differs }) => !differs),
    counts: columns.map((_column, index) =>
      outcomeSchema.options
        .map((outcome) => ({ outcome, count: rows.filter(({ cells }) => cells[index]?.outcome === outcome).length }))
        .filter(({ count }) => count > 0),
    ),
    isWorse: (id: string, file: string) => worse.some((one) => one.id === id && one.to.file === file),
  });
}
