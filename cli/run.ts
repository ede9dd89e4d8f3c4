/** `run`: the scenarios of a target's profiles under Playwright, and the verdict as the exit code. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { loadCatalogue, requirementsOf } from '../conformance/catalogue.ts';
import { reportSchema } from '../conformance/report.ts';
import { commandVariable, reportFolderVariable } from '../conformance/variables.ts';
import { evidenceVariable } from '../fixtures/evidence/recorder.ts';
import { SetupError } from '../fixtures/finding.ts';
import { kitRoot } from '../conformance/kit.ts';
import { targetVariable } from '../fixtures/target/file.ts';
import { loadTarget } from '../fixtures/target/load.ts';
import { againByCommand } from './again.ts';
import { quickCheck } from './doctor/quick.ts';
import { defaultTarget, passedOn, progressVariable, type RunOptions } from './options.ts';
import { profilesVariable } from './profiles.ts';
import { portalLog, runFolder } from './run-folder.ts';
import { endServices } from './services/end.ts';
import { offer, offerVariable } from './services/offer.ts';
import { beginServices } from './services/start.ts';
import { spawnAttached } from './spawn-attached.ts';
import { heedingStops } from './stop-signals.ts';
import { mustRunAlone } from './workers.ts';

/**
 * @returns the exit code: that of the verdict, 2 where there is none for a fault of the set-up
 * @throws SetupError when the target, a profile or the defect is not right
 */
export async function run(options: RunOptions): Promise<number> {
  const loaded = await loadTarget(options.target);
  const { target, file } = loaded;
  const profiles = options.profile ?? target.profiles;
  checkProfiles(profiles, target.profiles);
  checkDefect(options.defect, file);
  // For the runner, and for the portal that is started beside it.
  Object.assign(process.env, {
    [targetVariable]: file,
    [profilesVariable]: profiles.join(','),
    [progressVariable]: '1',
    [commandVariable]: againByCommand(options),
    [reportFolderVariable]: path.resolve(options.report ?? 'conformance-report'),
    ...(options.evidence === true ? { [evidenceVariable]: '1' } : {}),
    ...(options.defect === undefined ? {} : { REFERENCE_DEFECT: options.defect }),
  });
  if (options.grep !== undefined) checkPattern(options.grep);
  mustRunAlone(target, {
    workers: Number(options.workers ?? 1),
    shard: options.shard !== undefined && !isWhole(options.shard),
  });
  const folder = runFolder();
  const playwright = path.join(kitRoot, 'node_modules/@playwright/test/cli.js');
  const args = [playwright, 'test', '--config', path.join(kitRoot, 'playwright.config.ts'), ...flags(options)];
  if (options.list === true) {
    const reporter = `--reporter=${path.join(kitRoot, 'cli/list-reporter.ts')}`;
    return (await spawnAttached([...args, reporter], process.env)) === 0 ? 0 : 2;
  }
  await quickCheck(loaded);
  // Until all has ended: a second Ctrl-C would cut a target's stop short, which has its own limit.
  const code = await heedingStops(async () => {
    // They take about as long to come up as the runner takes to load.
    const services = beginServices(loaded, { portalLog: portalLog() });
    const ended = await spawnAttached(args, { ...process.env, [offerVariable]: '1' }, offer(services.up));
    await endServices(services);
    return ended;
  });
  return exitCodeOf(path.join(folder, 'report.json')) ?? (code === 0 ? 0 : 2);
}

/** Whether a shard, `x/y`, is all there is. */
function isWhole(shard: string): boolean {
  return Number(shard.split('/')[1]) === 1;
}

function flags(options: RunOptions): string[] {
  return Object.entries(passedOn).flatMap(([option, flag]) => {
    const value = options[option as keyof typeof passedOn];
    if (value === undefined) return [];
    return value === true ? [flag] : [`${flag}=${value}`];
  });
}

/** The verdict's exit code; nothing when the run did not come as far as a report. */
function exitCodeOf(report: string): number | undefined {
  if (!existsSync(report)) return undefined;
  return reportSchema.parse(JSON.parse(readFileSync(report, 'utf8'))).exitCode;
}

function checkProfiles(profiles: readonly string[], claimed: readonly string[]): void {
  const unclaimed = profiles.find((profile) => !claimed.includes(profile));
  if (unclaimed !== undefined) {
    throw new SetupError(
      `The target does not claim the profile "${unclaimed}".`,
      `It claims ${claimed.join(', ')}; name one of those, or add it to profiles in the target.`,
    );
  }
  try {
    requirementsOf(loadCatalogue(kitRoot), profiles);
  } catch (error) {
    throw new SetupError((error as Error).message, '', { cause: error });
  }
}

/** @throws SetupError when it is no pattern for Playwright's --grep */
export function checkPattern(pattern: string): void {
  try {
    new RegExp(pattern);
  } catch (error) {
    throw new SetupError(
      `--grep takes a regular expression, and "${pattern}" is none (${(error as Error).message}).`,
      'Put a backslash before brackets and the like.',
    );
  }
}

/** Which defects there are, the reference portal knows, and refuses to start with another one. */
function checkDefect(defect: string | undefined, file: string): void {
  if (defect === undefined || file === path.join(kitRoot, defaultTarget)) return;
  throw new SetupError('--defect breaks the reference portal only.', 'Leave out --target, or --defect.');
}
