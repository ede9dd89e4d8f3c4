/** Who walks the six journeys: each starts its own portal and channels, as it does for anyone, and one worker walks them in turn. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { reportSchema } from '../../conformance/report.ts';
import { runProgram, wentWrong } from './programs.ts';

export type Walker = 'kit' | 'plain' | 'cucumber' | 'evidence' | 'allure';

const names: Readonly<Record<Walker, string>> = {
  kit: 'the kit under Playwright',
  plain: 'the hand-written twin in plain Playwright',
  cucumber: 'the kit under cucumber-js',
  evidence: 'the kit with every picture kept',
  allure: 'the kit with Allure’s reporter',
};

export function nameOf(walker: Walker): string {
  return names[walker];
}

export const walkers = Object.keys(names) as Walker[];

/**
 * Walks the six journeys.
 *
 * @returns how long each took, in milliseconds
 * @throws SetupError when one of them did not pass
 */
export async function walk(walker: Walker): Promise<number[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'second-factor-bench-'));
  try {
    const durations = await (walker === 'cucumber' ? walkByCucumber(folder) : walkByPlaywright(walker, folder));
    // The first one also starts the browser, which the next five have.
    return durations.slice(1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const playwright = 'node_modules/@playwright/test/cli.js';
const journeys = '@CORE-25';

async function walkByPlaywright(walker: Walker, folder: string): Promise<number[]> {
  const file = path.join(folder, 'results.json');
  const which = walker === 'plain' ? ['-c', 'tests/bench/twin.config.ts'] : ['--grep', journeys];
  const reporter = walker === 'allure' ? 'json,allure-playwright' : 'json';
  const ran = await runProgram(
    { node: [playwright, 'test', ...which, '--workers=1', `--reporter=${reporter}`] },
    {
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      SFC_RUN_DIR: folder,
      ALLURE_RESULTS_DIR: path.join(folder, 'allure-results'),
      ...(walker === 'evidence' ? { SFC_EVIDENCE: '1' } : {}),
    },
  );
  if (ran.code !== 0) throw wentWrong(names[walker], ran);
  return durationsIn(resultsSchema.parse(JSON.parse(readFileSync(file, 'utf8'))));
}

async function walkByCucumber(folder: string): Promise<number[]> {
  const ran = await runProgram(
    { node: ['--import', 'tsx', 'cli/main.ts', 'cucumber', '--tags', journeys, '--workers', '1'] },
    { SFC_RUN_DIR: folder, SFC_REPORT_DIR: folder },
  );
  if (ran.code !== 0) throw wentWrong(names.cucumber, ran);
  const { requirements } = reportSchema.parse(
    JSON.parse(readFileSync(path.join(folder, 'partial', 'report.json'), 'utf8')),
  );
  return requirements.flatMap(({ scenarios }) => scenarios.map(({ durationMs }) => durationMs));
}

/** What is needed of Playwright's JSON report. */
interface Suite {
  suites?: Suite[] | undefined;
  specs: { tests: { results: { duration: number }[] }[] }[];
}
const suiteSchema: z.ZodType<Suite> = z.lazy(() =>
  z.object({
    suites: z.array(suiteSchema).optional(),
    specs: z.array(z.object({ tests: z.array(z.object({ results: z.array(z.object({ duration: z.number() })) })) })),
  }),
);
const resultsSchema = z.object({ suites: z.array(suiteSchema) });

function durationsIn({ suites = [] }: { suites?: Suite[] | undefined }): number[] {
  return suites.flatMap((suite) => [
    ...suite.specs.flatMap(({ tests }) => tests.flatMap(({ results }) => results.map(({ duration }) => duration))),
    ...durationsIn(suite),
  ]);
}
