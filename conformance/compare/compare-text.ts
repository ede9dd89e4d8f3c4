/** A comparison for the terminal: what differs, what got worse, what could not be compared. */
import { styleText } from 'node:util';
import type { Comparison } from './compare.ts';

/**
 * @param page where the page is that shows all of it
 * @param colours whether to use terminal colours
 */
export function comparisonText(comparison: Comparison, page: string, colours: boolean): string {
  const { columns, rows, worse, notComparable } = comparison;
  const bold = (text: string): string => (colours ? styleText('bold', text, { validateStream: false }) : text);
  const red = (text: string): string => (colours ? styleText('red', text, { validateStream: false }) : text);
  const differing = rows.filter(({ differs }) => differs);
  const letters = columns.map((_column, index) => letterOf(index));
  return [
    columns.map(
      ({ file, portal, verdictText }, index) => `${bold(letterOf(index))}  ${portal}  ${verdictText}  (${file})`,
    ),
    differing.length === 0
      ? [`No row differs, of ${String(rows.length)}.`]
      : [
          bold(`What differs: ${String(differing.length)} of ${String(rows.length)} rows`),
          ...differing.map(({ id, cells }) => {
            const outcomes = cells.map(({ outcome }, index) => `${letters[index] ?? ''} ${outcome}`);
            return `  ${id}  ${outcomes.join(' · ')}`;
          }),
        ],
    worse.length === 0
      ? []
      : [
          red(`What got worse: ${String(worse.length)} ${worse.length === 1 ? 'row' : 'rows'}`),
          ...worse.map(
            ({ id, portal, from, to }) =>
              `  ${id}  ${portal}: ${from.outcome} in ${from.file}, ${to.outcome} in ${to.file}`,
          ),
        ],
    notComparable.length === 0
      ? []
      : [bold('Not comparable'), ...notComparable.map(({ file, reason }) => `  ${file}: ${reason}`)],
    [`Page: ${page}`],
  ]
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n');
}

/** A, B, …, Z, AA: what a column is called where its path is too long. */
export function letterOf(index: number): string {
  const rest = Math.floor(index / 26);
  return `${rest === 0 ? '' : letterOf(rest - 1)}${String.fromCharCode(65 + (index % 26))}`;
}
