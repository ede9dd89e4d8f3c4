/** How many scenarios of a target may run at the same time. */
import { availableParallelism } from 'node:os';
import { SetupError } from '../fixtures/finding.ts';
import type { Target } from '../fixtures/target/schema.ts';

/** More than there are cores: scenarios wait for quiet times and for the portal, and others go on meanwhile. */
const beyondCores = 2;

/** What the target allows, else as many as the machine bears. */
export function workersOf(target: Target): number {
  return movesWholePortal(target) ? 1 : (target.workers ?? availableParallelism() + beyondCores);
}

/**
 * Refuses to run scenarios at the same time where one of them moves the time of all.
 *
 * @param asked what was asked for on the command line
 * @throws SetupError when that is more than the clock's scope allows
 */
export function mustRunAlone(target: Target, asked: { workers?: number | undefined; shard?: boolean }): void {
  if (!movesWholePortal(target)) return;
  if (asked.workers !== undefined && asked.workers > 1) {
    throw new SetupError(
      `clock.scope in the target is 'portal', so its scenarios run one after another, and --workers asks for ${String(asked.workers)}.`,
      "Leave out --workers, or move one account's time and state scope: 'account'.",
    );
  }
  if (asked.shard === true && target.start === undefined) {
    throw new SetupError(
      "clock.scope in the target is 'portal', so shards that share the portal would move each other's time.",
      'Leave out --shard, or state start in the target, so that each shard starts a portal of its own.',
    );
  }
}

/** Whether its scenarios have to run one after another. */
export function movesWholePortal({ clock }: Target): boolean {
  return clock?.scope === 'portal';
}
