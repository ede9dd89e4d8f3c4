// @ts-check
import { constants } from 'node:os';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { asksForWindow, WINDOW } from './browser.mjs';
import { ensureBrowser } from './browser-install.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { handOver } from './hand-over.mjs';
import { ensureMailpit } from './mailpit.mjs';
import { needsOf } from './needs.mjs';
import { SetupProblem } from './problem.mjs';
import { say } from './say.mjs';
import { checkTemporaryFolder } from './temporary-folder.mjs';

/** The folder of package.json. */
const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Exit code for a set-up problem. */
const SETUP_PROBLEM = 2;

/**
 * Sets up what a subcommand needs and runs it; ends this process with its exit code, with 2 for a set-up problem, and with
 * 130 or 143 when it is interrupted while setting up.
 * @param {string[]} args the subcommand and what follows it
 */
export async function start(args) {
  const interruption = new AbortController();
  /** @param {'SIGINT' | 'SIGTERM'} name */
  const interrupt = (name) => interruption.abort(name);
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt);
  try {
    await setUp(args, interruption.signal);
  } catch (error) {
    const { aborted, reason } = interruption.signal;
    if (aborted) process.exit(128 + constants.signals[/** @type {'SIGINT' | 'SIGTERM'} */ (reason)]);
    // A fault of the kit is no finding either: exit code 1 would say that the portal is not conformant.
    say(error instanceof SetupProblem ? error.message : String(/** @type {Error} */ (error).stack));
    process.exit(SETUP_PROBLEM);
  }
  process.off('SIGINT', interrupt).off('SIGTERM', interrupt);
  process.exit(await handOver({ root: ROOT, args }));
}

/**
 * @param {string[]} args
 * @param {AbortSignal} signal
 */
async function setUp(args, signal) {
  const { env } = process;
  const needs = needsOf(args);
  if (needs.browser && asksForWindow(args)) env[WINDOW] = '1';
  await ensureDependencies({ root: ROOT, env, signal, tell: say });
  if (needs.browser || needs.mailpit) checkTemporaryFolder();
  const ready = [];
  if (needs.browser) ready.push((await ensureBrowser({ env, signal, tell: say })).name);
  if (needs.mailpit) ready.push(await ensureMailpit({ env, signal, tell: say }));
  if (ready.length > 0) say(`ready: ${ready.join(', ')}`);
}
