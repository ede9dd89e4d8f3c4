/** The ids of defects and variants, for who wants to run one of them. */
import type { Banks } from './plan.ts';

/** A line for each: a defect with the requirement that it breaks, a variant with what is different. */
export function listOf({ defects, variants }: Banks): string {
  const rows = [
    ...defects.map(({ id, requirement, summary }) => ({ id, kind: requirement, summary })),
    ...variants.map(({ id, summary }) => ({ id, kind: 'variant', summary })),
  ];
  const width = (key: 'id' | 'kind'): number => Math.max(...rows.map((row) => row[key].length));
  const [ids, kinds] = [width('id'), width('kind')];
  return rows.map(({ id, kind, summary }) => `${id.padEnd(ids)}  ${kind.padEnd(kinds)}  ${summary}`).join('\n');
}
