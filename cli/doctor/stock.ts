/** What a run needs of a pool of accounts, against what it has left. */
import { kitRoot } from '../../conformance/kit.ts';
import { loadCatalogue, requirementsOf } from '../../conformance/catalogue.ts';
import { readScenarios, scenariosOf, type Scenario } from '../../conformance/scenarios.ts';
import { missingFor } from '../../fixtures/gate.ts';
import type { Condition, Stock } from '../../fixtures/target/account.ts';
import { describeCondition } from '../../fixtures/target/accounts.ts';
import type { Target } from '../../fixtures/target/schema.ts';
import { fine, wrong, type Line } from './line.ts';

/** The scenarios of the claimed profiles that the target has what it takes for, each with the condition of its account. */
export function conditionsOf(target: Target): Condition[] {
  const rows = requirementsOf(loadCatalogue(kitRoot), target.profiles);
  return scenariosOf(rows, readScenarios(kitRoot))
    .filter(({ tags }) => missingFor(tags, target).length === 0)
    .map(conditionOf);
}

/** What the Givens of a scenario say of its account. */
export function conditionOf({ steps }: Scenario): Condition {
  const condition: Condition = { factors: 'phone', state: 'settled', reported: 'phone' };
  for (const { text } of steps.filter(({ type }) => type === 'given')) {
    const factors = /^security codes go to (?<which>both\b|your cell phone$|your email address$)/u.exec(text)?.groups?.[
      'which'
    ];
    if (factors !== undefined) {
      condition.factors = factors === 'both' ? 'both' : factors === 'your cell phone' ? 'phone' : 'email';
      if (condition.factors !== 'both') condition.reported = condition.factors;
    }
    const lost = /^you can no longer access your (?<which>cell phone|email address)$/u.exec(text)?.groups?.['which'];
    if (lost !== undefined) condition.reported = lost === 'cell phone' ? 'phone' : 'email';
    if (text === 'your reset code letter is on its way') condition.state = 'letterOnItsWay';
  }
  return condition;
}

/** A line for each kind of account that the scenarios need. */
export function stockLines(conditions: readonly Condition[], stock: readonly Stock[]): Line[] {
  const factors = [...new Set(conditions.map((condition) => condition.factors))];
  return factors.map((kind) =>
    stockLine(
      kind,
      conditions.filter((condition) => condition.factors === kind),
      stock,
    ),
  );
}

/** An account with its letter on its way saves a settled one; where there is none, the pages lead there from a settled one. */
function stockLine(kind: Condition['factors'], conditions: readonly Condition[], stock: readonly Stock[]): Line {
  const underWay = new Map<string, number>();
  let settled = 0;
  for (const condition of conditions) {
    if (condition.state === 'settled') settled += 1;
    else underWay.set(condition.reported, (underWay.get(condition.reported) ?? 0) + 1);
  }
  for (const [reported, needed] of underWay) {
    const ready = stock.find(
      (one) => one.factors === kind && one.state === 'letterOnItsWay' && (one.reported ?? reported) === reported,
    );
    settled += Math.max(0, needed - (ready?.left ?? 0));
  }
  const left = stock.find((one) => one.factors === kind && one.state === 'settled')?.left ?? 0;
  const what = `accounts, ${describeCondition({ factors: kind, state: 'settled', reported: 'phone' })}`;
  const text = `the run needs ${String(settled)}, the pool has ${String(left)} left`;
  return settled <= left
    ? fine(what, text)
    : wrong(what, `${text}.`, `Add ${String(settled - left)} to the pool, or set spent ones back.`);
}
