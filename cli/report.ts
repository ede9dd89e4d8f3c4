/** `report`: Allure's report of the last complete run, or of the dumps of shards. It opens nothing. */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { historyWithout, runId } from '../conformance/allure-history.ts';
import { pagesIn, thirdPartiesIn } from '../conformance/allure-plugins/third-parties.mjs';
import { loadCatalogue } from '../conformance/catalogue.ts';
import { cataloguePage } from '../conformance/catalogue-page.ts';
import { kitRoot } from '../conformance/kit.ts';
import { aboutRun, allurePaths, placeFolder } from '../conformance/place-allure.ts';
import { reportSchema, type Report } from '../conformance/report.ts';
import { SetupError } from '../fixtures/finding.ts';
import { shellWord } from '../scripts/setup/shell-word.mjs';
import { passSignals } from './spawn-attached.ts';
import { stoppable } from './stop-signals.ts';

export interface ReportOptions {
  /** The folder for reports. */
  report: string;
  /** Of the last filtered run, which lies beside the complete one. */
  partial?: boolean;
  /** Archives of shards, in place of results. */
  dump?: string[];
  /** Where to write such an archive, in place of a report. */
  toDump?: string;
}

type Paths = ReturnType<typeof allurePaths>;

/** Above this a page that holds everything takes too long to open. */
const singleFileLimit = 64 * 1024 * 1024;

/**
 * @returns 0; 128 and the signal's number when it was stopped
 * @throws SetupError when there is nothing to report on, or when Allure fails
 */
export function report(options: ReportOptions): Promise<number> {
  return stoppable(() => makeReport(options));
}

async function makeReport(options: ReportOptions): Promise<number> {
  const dir = path.resolve(options.report);
  const paths = allurePaths(dir, options.partial !== true);
  if (options.dump !== undefined) return reportOnDumps(options.dump, paths, dir);
  if (!existsSync(paths.results)) throw noResults(paths, dir, options);
  if (options.toDump !== undefined) return writeDump(paths.results, options.toDump);
  const singleFile = sizeOf(paths.results) <= singleFileLimit;
  const history = historyBefore(paths);
  try {
    await generate(paths.report, [paths.results], {
      SFC_ALLURE_HISTORY: history,
      SFC_ALLURE_SINGLE_FILE: singleFile ? '1' : '',
    });
  } finally {
    rmSync(path.dirname(history), { recursive: true, force: true });
  }
  tellWhere(paths.report, singleFile);
  return 0;
}

/** What shards have dumped becomes one report; the run enters the history if it was a complete one. */
async function reportOnDumps(dumps: readonly string[], paths: Paths, dir: string): Promise<number> {
  const missing = dumps.find((dump) => !existsSync(dump));
  if (missing !== undefined) {
    throw new SetupError(`There is no dump at ${missing}.`, 'Name the archives that report --to-dump wrote.');
  }
  mkdirSync(dir, { recursive: true });
  const about = readReport(path.join(path.dirname(paths.report), 'report.json'));
  const singleFile = dumps.reduce((sum, dump) => sum + statSync(dump).size, 0) <= singleFileLimit;
  await generate(
    paths.report,
    dumps.flatMap((dump) => ['--dump', path.resolve(dump)]),
    {
      SFC_ALLURE_HISTORY: paths.history,
      SFC_ALLURE_APPEND: about?.complete === true ? '1' : '',
      SFC_ALLURE_VARIABLES: JSON.stringify(
        about === undefined ? {} : aboutRun(about.target, about.profiles, about.kit),
      ),
      SFC_ALLURE_SINGLE_FILE: singleFile ? '1' : '',
    },
  );
  tellWhere(paths.report, singleFile);
  return 0;
}

async function writeDump(results: string, file: string): Promise<number> {
  const target = path.resolve(file);
  mkdirSync(path.dirname(target), { recursive: true });
  await allure([results], { SFC_ALLURE_DUMP: target.replace(/\.zip$/u, '') });
  process.stdout.write(`${file.replace(/\.zip$/u, '')}.zip\n`);
  return 0;
}

/** Made aside and put in place whole, so that nobody sees half of it, or what an earlier one left. */
async function generate(target: string, args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const aside = `${target}.${String(process.pid)}`;
  mkdirSync(aside, { recursive: true });
  try {
    await allure(['--output', aside, ...args], env);
    writeFileSync(path.join(aside, 'requirements.html'), cataloguePage(loadCatalogue(kitRoot)));
    const [stranger] = pagesIn(aside).flatMap((page) => thirdPartiesIn(readFileSync(page, 'utf8')));
    if (stranger !== undefined) {
      throw new SetupError(
        `Allure's report would load ${stranger}, and nothing in a report may tell a third party who reads it.`,
        'Take it out in conformance/allure-plugins/third-parties.mjs.',
      );
    }
    placeFolder(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** @throws SetupError with Allure's own words when it fails, and when it is stopped */
async function allure(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const cli = path.join(kitRoot, 'node_modules/allure/cli.js');
  const config = path.join(kitRoot, 'allurerc.mjs');
  // Allure looks for results below its folder unless it is told; it shall find none but those that are named.
  const nowhere = mkdtempSync(path.join(tmpdir(), 'sfc-allure-'));
  let output = '';
  let code: number | null;
  try {
    const child = spawn(process.execPath, [cli, 'generate', '--config', config, ...args], {
      cwd: nowhere,
      // What it puts aside for itself, and leaves where it is stopped, goes with its folder.
      env: { ...process.env, ...env, TMPDIR: nowhere },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    passSignals(child);
    const kill = (): void => {
      child.kill();
    };
    process.once('exit', kill);
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    }
    code = await new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    process.off('exit', kill);
  } finally {
    rmSync(nowhere, { recursive: true, force: true });
  }
  // It goes on without an archive or a plugin that fails it, and ends as if nothing had been.
  if (code === 0 && !/Failed to|plugin .* error|can't read/u.test(output)) return;
  throw new SetupError(`Allure could not make its report:\n${output.trim()}\n`, 'See what it says above.');
}

/** The complete runs before this one: what Allure shows as its history. */
function historyBefore({ results, history }: Paths): string {
  const uuids = readdirSync(results).flatMap((name) => /^(.+)-result\.json$/u.exec(name)?.[1] ?? []);
  const before = existsSync(history) ? historyWithout(readFileSync(history, 'utf8'), runId(uuids)) : '';
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'sfc-history-')), 'history.jsonl');
  writeFileSync(file, before);
  return file;
}

function noResults(paths: Paths, dir: string, { partial }: ReportOptions): SetupError {
  const other = allurePaths(dir, partial === true).results;
  const instead = partial === true ? 'leave out --partial' : 'add --partial';
  return new SetupError(
    `There are no results of a ${partial === true ? 'filtered' : 'complete'} run at ${paths.results}.`,
    existsSync(other)
      ? `There are some at ${other}: ${instead} for a report of those.`
      : 'Run npm run conformance first, or name the folder of its report with --report.',
  );
}

/** The report beside Allure's; nothing when there is none. */
function readReport(file: string): Report | undefined {
  return existsSync(file) ? reportSchema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data : undefined;
}

function sizeOf(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
}

function tellWhere(folder: string, singleFile: boolean): void {
  const page = path.join(folder, 'awesome', 'index.html');
  const open = singleFile ? '' : ` (to be served: npx allure open ${shellWord(folder)})`;
  process.stdout.write(`Allure report: ${page}${open}\n`);
}
