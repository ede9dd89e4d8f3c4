/** `npm run bench`: how fast the kit is, beside what it could be measured against; a table, and `bench.json`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { endWithParent } from '../../cli/end-with-parent.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { reportDir } from '../../conformance/write-report.ts';
import { SetupError } from '../../fixtures/finding.ts';
import { loadTarget } from '../../fixtures/target/load.ts';
import { timeToFirstScenario } from './first-scenario.ts';
import { Stopped, throwIfStopped } from './programs.ts';
import { measureReceipt } from './receipt.ts';
import { benchSchema, type Bench } from './result.ts';
import { percentile, spreadOf } from './statistics.ts';
import { table } from './table.ts';
import { nameOf, walk, walkers, type Walker } from './walkers.ts';

endWithParent('SIGTERM');

/** @returns what `option` says, as a number that the command has checked */
function numberOf(option: string | undefined): number {
  return Number(option);
}

async function bench(rounds: number, messages: number): Promise<Bench> {
  const startedAt = new Date().toISOString();
  const [load] = loadavg();
  const journeys = new Map<Walker, number[][]>(walkers.map((walker) => [walker, []]));
  const first: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    // Each begins a round once in a while, so that what the machine does meanwhile falls on all of them.
    for (const walker of rotated(walkers, round)) {
      tell(`round ${String(round + 1)} of ${String(rounds)}: six journeys by ${nameOf(walker)}`);
      journeys.get(walker)?.push(await walk(walker));
    }
    tell(`round ${String(round + 1)} of ${String(rounds)}: to the first scenario`);
    first.push(await timeToFirstScenario());
  }
  tell(`${String(messages)} messages a channel`);
  const { target } = await loadTarget(path.join(kitRoot, 'targets/reference.target.ts'));
  const receiptToStepMs = await measureReceipt(target, messages);
  throwIfStopped();
  const ratio = (one: Walker, other: Walker): number => {
    const sums = (walker: Walker): number[] => (journeys.get(walker) ?? []).map(sum);
    const others = sums(other);
    return percentile(
      sums(one).map((value, round) => value / (others[round] ?? Number.NaN)),
      50,
    );
  };
  return benchSchema.parse({
    schemaVersion: 1,
    startedAt,
    finishedAt: new Date().toISOString(),
    machine: { node: process.versions.node, cores: availableParallelism(), load: [load, loadavg()[0]] },
    rounds,
    messages,
    journeyMs: Object.fromEntries([...journeys].map(([walker, durations]) => [walker, spreadOf(durations.flat())])),
    ratioToPlainPlaywright: ratio('kit', 'plain'),
    ratioToCucumber: ratio('kit', 'cucumber'),
    ratioOfEvidence: ratio('evidence', 'kit'),
    ratioOfAllure: ratio('allure', 'kit'),
    receiptToStepMs,
    firstScenarioMs: percentile(first, 50),
  });
}

function rotated<T>(list: readonly T[], by: number): T[] {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function tell(text: string): void {
  process.stderr.write(`${text}\n`);
}

try {
  const { values } = parseArgs({ options: { rounds: { type: 'string' }, messages: { type: 'string' } } });
  const result = await bench(numberOf(values.rounds), numberOf(values.messages));
  const folder = reportDir();
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'bench.json');
  writeFileSync(file, `${JSON.stringify(result, null, 2)}\n`);
  process.stdout.write(`${table(result)}\n\n${path.relative(process.cwd(), file)}\n`);
} catch (error) {
  if (error instanceof Stopped) process.exitCode = error.exitCode;
  else if (error instanceof SetupError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  } else throw error;
}
