/** `bench`: how fast the kit is, measured by what lies in tests/bench/. */
import path from 'node:path';
import { kitRoot } from '../conformance/kit.ts';
import { SetupError } from '../fixtures/finding.ts';
import { spawnAttached } from './spawn-attached.ts';

export interface BenchOptions {
  rounds: string;
  messages: string;
}

/**
 * @returns 0 when it was measured, whatever came out
 * @throws SetupError when a number is not right
 */
export function bench({ rounds, messages }: BenchOptions): Promise<number> {
  checkNumber('--rounds', rounds, 1, 20);
  checkNumber('--messages', messages, 20, 5_000);
  const main = path.join(kitRoot, 'tests/bench/main.ts');
  return spawnAttached(['--import', 'tsx', main, '--rounds', rounds, '--messages', messages], process.env);
}

function checkNumber(option: string, text: string, least: number, most: number): void {
  if (/^\d+$/u.test(text) && Number(text) >= least && Number(text) <= most) return;
  throw new SetupError(
    `${option} takes a whole number from ${String(least)} to ${String(most)}, not "${text}".`,
    'Name one, or leave it out.',
  );
}
