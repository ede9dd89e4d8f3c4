// @ts-check
/**
 * What the shards left becomes one verdict and one Allure report:
 *
 *     node scripts/ci/merge.mjs --shards FOLDER --report FOLDER [--target FILE]
 *
 * The first folder is what the shards' --out was, or several of them put into one. What an earlier merge left in the second is
 * removed, but for history.jsonl. Ends with the exit code of the verdict.
 * TARGET_ENVIRONMENT is what the shards were given: what is secret in it is masked here too.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from '../setup/dependencies.mjs';
import { say } from '../setup/say.mjs';
import { shellWord } from '../setup/shell-word.mjs';
import { codeWithoutResult, command, kit, main, program, required } from './kit.mjs';
import { targetEnvironment } from './target-environment.mjs';

await main(async () => {
  const { values } = parseArgs({
    options: { shards: { type: 'string' }, report: { type: 'string' }, target: { type: 'string' } },
  });
  const shards = resolve(required(values.shards, '--shards', 'the folder with what the shards left'));
  const report = resolve(required(values.report, '--report', 'the folder for the report'));
  removeEarlier(report);
  const environment = targetEnvironment();
  const blobs = join(shards, 'blob');
  if (archivesIn(blobs).length === 0) {
    throw new Error(`There are no blobs of shards in ${blobs}: see in the shards' own jobs why none of them ran.`);
  }
  const totals = new Set(archivesIn(blobs).map((file) => /-of-(\d+)\.zip$/.exec(file)?.[1]));
  if (totals.size > 1) {
    throw new Error(
      `The blobs in ${blobs} are of runs with different numbers of shards: remove it, and run the shards again.`,
    );
  }
  await ensureDependencies({ root: kit, env: process.env, signal: new AbortController().signal, tell: say });
  mkdirSync(report, { recursive: true });
  const { exitCode: verdict, complete } = await verdictOf(blobs, report, values.target, environment);

  const dumps = archivesIn(join(shards, 'allure'));
  if (dumps.length === 0) return verdict;
  const partial = !complete && existsSync(join(report, 'partial'));
  const made = await command(['report', `--report=${report}`, ...(partial ? ['--partial'] : []), '--dump', ...dumps]);
  // A report that could not be made takes nothing from a verdict that says no.
  return verdict === 0 ? made : verdict;
});

/**
 * @param {string} blobs
 * @param {string} report
 * @param {string | undefined} target
 * @param {Record<string, string>} environment the target's
 * @returns {Promise<{ exitCode: number, complete: boolean }>} the verdict's exit code, and whether the report is of a complete run
 */
async function verdictOf(blobs, report, target, environment) {
  const run = mkdtempSync(join(tmpdir(), 'sfc-merge-'));
  try {
    const playwright = join(kit, 'node_modules', '@playwright', 'test', 'cli.js');
    const code = await program(
      [playwright, 'merge-reports', '--reporter', join(kit, 'conformance', 'reporter.ts'), blobs],
      {
        ...environment,
        SFC_RUN_DIR: run,
        SFC_REPORT_DIR: report,
        SFC_COMMAND: `npm run conformance --${target ? ` --target ${shellWord(target)}` : ''}`,
      },
    );
    const file = join(run, 'report.json');
    if (!existsSync(file)) return { exitCode: codeWithoutResult(code), complete: false };
    return /** @type {{ exitCode: number, complete: boolean }} */ (JSON.parse(readFileSync(file, 'utf8')));
  } finally {
    rmSync(run, { recursive: true, force: true });
  }
}

/**
 * What an earlier merge left would be taken for this one's, the more so as a complete report goes before that of a part. Allure's history
 * is to go on.
 * @param {string} report
 */
function removeEarlier(report) {
  const left = ['report.json', 'index.html', 'junit.xml', 'badge.svg', 'allure-report', 'partial'];
  for (const name of left) rmSync(join(report, name), { recursive: true, force: true });
}

/** @param {string} folder */
function archivesIn(folder) {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.zip'));
  return names.sort().map((name) => join(folder, name));
}
