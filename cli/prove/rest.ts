/** What is left to run after the scenarios that caught the defects last time, where not all came out as it did then. */
import { scenarioKey } from '../../conformance/run.ts';
import type { Proof } from '../../conformance/proof.ts';
import type { Scenario } from '../../conformance/scenarios.ts';
import type { Plan } from './plan.ts';

/**
 * The scenarios of their requirement for what was not caught, and for a check that was not earned those that have it, on all defects of its
 * requirement. What has run is not run again.
 *
 * @param plan what has run
 * @param proof what came of it
 * @param scenarios all scenarios of the features
 * @returns undefined when nothing is left to run, or the proof did not come to its end
 */
export function restOf(plan: Plan, proof: Proof, scenarios: readonly Scenario[]): Plan | undefined {
  if (proof.problems.length > 0) return undefined;
  const unearned = new Set(
    proof.checks.filter(({ defects }) => defects.length === 0).map(({ file, line }) => `${file}:${line}`),
  );
  const hasUnearned = ({ file, steps }: Scenario): boolean => steps.some(({ line }) => unearned.has(`${file}:${line}`));
  const left = proof.defects.flatMap(({ id, requirement, caught, catches }) => {
    const stoppedThere = caught && plan.untilCaught.includes(id);
    const ran = new Set(stoppedThere ? catches.map(scenarioKey) : plan.scenarios[id]);
    const wanted = scenarios
      .filter((scenario) => scenario.requirement === requirement && (!caught || hasUnearned(scenario)))
      .map(scenarioKey)
      .filter((key) => !ran.has(key));
    return wanted.length === 0 ? [] : [{ id, caught, wanted }];
  });
  if (left.length === 0) return undefined;
  const { deadline, hash } = plan;
  return {
    deadline,
    hash,
    defects: left.map(({ id }) => id),
    variants: [],
    scenarios: Object.fromEntries(left.map(({ id, wanted }) => [id, wanted])),
    untilCaught: left.filter(({ caught }) => !caught).map(({ id }) => id),
    allDefects: false,
    allVariants: false,
    keepsAnew: false,
    takenOver: [],
  };
}
