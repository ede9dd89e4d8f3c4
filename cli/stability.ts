/** `stability`: every scenario again and again, while processor and disk are kept busy; what is not the same each time is named. */
import { existsSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { kitRoot } from '../conformance/kit.ts';
import { reportSchema, type Report } from '../conformance/report.ts';
import { readScenarios } from '../conformance/scenarios.ts';
import { SetupError } from '../fixtures/finding.ts';
import { loadTarget } from '../fixtures/target/load.ts';
import type { Target } from '../fixtures/target/schema.ts';
import { checkPattern, run } from './run.ts';
import { startProgram } from './services/child.ts';
import { steadinessOf, type Steadiness } from './stability/steadiness.ts';
import { movesWholePortal } from './workers.ts';

export interface StabilityOptions {
  target: string;
  /** The least number of scenario runs, as it was typed. */
  runs: string;
  report: string;
  grep?: string;
}

/**
 * @returns 0 when every scenario passed every time, 1 when one did not, 2 when it could not be tested
 * @throws SetupError when an option is not right
 */
export async function stability({ target, runs, report, grep }: StabilityOptions): Promise<number> {
  const wanted = Number(runs);
  if (!Number.isInteger(wanted) || wanted < 1) {
    throw new SetupError(`--runs takes a whole number of scenario runs, and "${runs}" is none.`, 'Say --runs 1000.');
  }
  const cores = availableParallelism();
  const loaded = (await loadTarget(target)).target;
  const scenarios = countScenarios(loaded, grep);
  const repeatEach = Math.max(2, Math.ceil(wanted / scenarios));
  const folder = path.resolve(report, 'stability');
  const workers = mostWorkers(loaded) ?? 2 * cores;
  process.stderr.write(
    `${String(scenarios)} scenarios, ${String(repeatEach)} times each, ${String(workers)} at a time; ` +
      `${cores === 1 ? 'the core' : `all ${String(cores)} cores`} and the disk are kept busy meanwhile\n`,
  );
  const loads = [...Array<string>(cores).fill('processor'), 'disk'].map((kind) =>
    startProgram({ name: `the load on the ${kind}`, args: [path.join(kitRoot, 'cli/stability/load.mjs'), kind] }),
  );
  const started = Date.now();
  try {
    const passedOn = grep === undefined ? {} : { grep };
    await run({ target, report: folder, repeatEach: String(repeatEach), workers: String(workers), ...passedOn });
  } finally {
    await Promise.all(loads.map((load) => load.stop()));
  }
  // A report from before this run is none of it.
  const told = reportsIn(folder).find(({ finishedAt }) => Date.parse(finishedAt) >= started);
  if (told === undefined) return 2;
  const steadiness = steadinessOf(told);
  process.stdout.write(`\n${describe(steadiness, wanted)}\n`);
  if (steadiness.notPassed.length > 0) return 1;
  // What was not tested, for what the target lacks, was so every time.
  return (told.exitCode === 0 || told.exitCode === 3) && steadiness.runs >= wanted ? 0 : 2;
}

/** That of the last complete run there, and that of the last part of one. */
function reportsIn(folder: string): Report[] {
  return ['report.json', 'partial/report.json'].flatMap((name) => {
    const file = path.join(folder, name);
    return existsSync(file) ? [reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')))] : [];
  });
}

/** How many at a time the portal bears, where its target says so. */
function mostWorkers(target: Target): number | undefined {
  return movesWholePortal(target) ? 1 : target.workers;
}

function countScenarios({ profiles }: Target, grep: string | undefined): number {
  if (grep !== undefined) checkPattern(grep);
  // By what is asked for, name and tags. Playwright looks at the titles around it as well.
  const pattern = grep === undefined ? undefined : new RegExp(grep, 'i');
  const counted = readScenarios(kitRoot).filter(
    ({ file, name, tags }) =>
      profiles.some((profile) => file.startsWith(`features/${profile}/`)) &&
      (pattern?.test(`${name} ${tags.join(' ')}`) ?? true),
  );
  if (counted.length === 0) throw new SetupError('No scenario matches.', 'Leave out --grep to repeat all of them.');
  return counted.length;
}

function describe({ runs, notPassed }: Steadiness, wanted: number): string {
  const differing = notPassed.filter(({ differs }) => differs).length;
  const short = runs < wanted ? ` (of ${String(wanted)} that were asked for)` : '';
  const head = `${String(runs)} scenario runs${short}: ${String(differing)} unstable, ${String(notPassed.length - differing)} that never pass`;
  const lines = notPassed.map(({ name, requirement, statuses, said }) => {
    const counts = Object.entries(statuses).map(([status, count]) => `${String(count)} ${status}`);
    return `  ${requirement}  ${name}\n    ${counts.join(', ')}${said === '' ? '' : `; ${said.replaceAll(/\s*\n\s*/gu, ' ')}`}`;
  });
  return [head, ...lines].join('\n');
}
