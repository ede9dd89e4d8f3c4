/** `cucumber`: the same scenarios under cucumber-js, with the same verdict from its messages. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { allurePaths } from '../conformance/place-allure.ts';
import { reportSchema } from '../conformance/report.ts';
import { loadCatalogue, requirementsOf } from '../conformance/catalogue.ts';
import { kitRoot } from '../conformance/kit.ts';
import { readScenarios, scenariosOf } from '../conformance/scenarios.ts';
import { commandVariable, metadataVariable, runFolderVariable } from '../conformance/variables.ts';
import { reportDir } from '../conformance/write-report.ts';
import { targetVariable } from '../fixtures/target/file.ts';
import { describeTarget, loadTarget, type LoadedTarget } from '../fixtures/target/load.ts';
import { againByCommand } from './again.ts';
import { quickCheck } from './doctor/quick.ts';
import { profilesOf } from './profiles.ts';
import { runFolder } from './run-folder.ts';
import { endServices } from './services/end.ts';
import { announce, beginServices, type Services } from './services/start.ts';
import { spawnAttached } from './spawn-attached.ts';
import { heedingStops, unlessStopped } from './stop-signals.ts';
import { mustRunAlone, workersOf } from './workers.ts';

export interface CucumberOptions {
  target: string;
  tags?: string;
  workers?: string;
  /** Only the first scenario of each row. */
  quick?: boolean;
}

/** @returns the exit code of the verdict; 2 when the run did not come so far */
export async function cucumber(options: CucumberOptions): Promise<number> {
  const loaded = await loadTarget(options.target);
  mustRunAlone(loaded.target, { workers: Number(options.workers ?? 1) });
  await quickCheck(loaded);
  return heedingStops(async (stopped) => {
    const services = beginServices(loaded);
    try {
      const up = await unlessStopped(stopped, services.up);
      return up === undefined ? 2 : await runScenarios(options, loaded, up);
    } finally {
      await endServices(services);
    }
  });
}

async function runScenarios(
  options: CucumberOptions,
  { target, file }: LoadedTarget,
  { run, summary }: Services,
): Promise<number> {
  announce(run);
  process.stderr.write(`${summary}\n`);
  const profiles = profilesOf(target.profiles);
  const folder = runFolder();
  await spawnAttached(
    [
      path.join(kitRoot, 'node_modules/@cucumber/cucumber/bin/cucumber.js'),
      ...(options.quick === true
        ? firstOfEachRow(profiles)
        : profiles.map((profile) => path.join('features', profile))),
      ...(options.tags === undefined ? [] : ['--tags', options.tags]),
      '--parallel',
      options.workers ?? String(workersOf(target)),
    ],
    {
      ...process.env,
      [targetVariable]: file,
      [commandVariable]: againByCommand(options),
      SFC_RUNNER: 'cucumber',
      [runFolderVariable]: folder,
      [metadataVariable]: JSON.stringify({ target: describeTarget(target), profiles, waivers: target.waivers }),
      // cucumber-js loads steps in its workers too; this is the one way that reaches them all.
      NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import tsx`.trim(),
    },
  );
  // Without a report there is no verdict, whatever the runner ended with.
  const report = path.join(folder, 'report.json');
  if (!existsSync(report)) return 2;
  const { exitCode, complete } = reportSchema.parse(JSON.parse(readFileSync(report, 'utf8')));
  // Allure's results come from Playwright: those beside the report are of another run now.
  rmSync(allurePaths(reportDir(), complete).results, { recursive: true, force: true });
  return exitCode;
}

/** Their places, as cucumber-js takes them: a file with lines of it. */
export function firstOfEachRow(profiles: readonly string[]): string[] {
  const rows = requirementsOf(loadCatalogue(kitRoot), profiles);
  const scenarios = readScenarios(kitRoot);
  return rows.flatMap((row) => {
    const [first] = scenariosOf([row], scenarios);
    return first === undefined ? [] : [`${first.file}:${String(first.line)}`];
  });
}
