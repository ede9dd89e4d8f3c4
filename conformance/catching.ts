/** Which scenarios are enough to catch the defects and to earn the checks once more, as a proof has seen it. */
import type { Proof } from './proof.ts';
import { nameOf } from './scenarios.ts';

/**
 * For each defect the first scenario that caught it; beside it those in which alone a check was earned.
 *
 * @returns names of scenarios, as `nameOf` has them, by the id of the defect
 */
export function catchingIn({ defects, checks }: Pick<Proof, 'defects' | 'checks'>): Record<string, string[]> {
  const enough = defects.flatMap(({ id, catches }) => catches.slice(0, 1).map((caught) => ({ id, ...caught })));
  for (const { file, line } of checks) {
    const isHere = (caught: { file: string; step: { line: number } }): boolean =>
      caught.file === file && caught.step.line === line;
    if (enough.some(isHere)) continue;
    const [first] = defects.flatMap(({ id, catches }) => catches.filter(isHere).map((caught) => ({ id, ...caught })));
    if (first !== undefined) enough.push(first);
  }
  const namesFor = (id: string): string[] =>
    enough
      .filter((caught) => caught.id === id)
      .map(({ requirement, scenario }) => nameOf({ requirement, name: scenario }));
  return Object.fromEntries(enough.map(({ id }) => [id, [...new Set(namesFor(id))]]));
}
