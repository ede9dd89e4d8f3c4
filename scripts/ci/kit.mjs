// @ts-check
/** What the scripts of a job share: they run anywhere, on a clone with nothing but Node and npm. */
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const kit = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The exit code for what is not a verdict: a wrong argument, a run that did not come about. */
export const couldNotTest = 2;

/** What an interruption by SIGINT or SIGTERM ends in. */
const interrupted = [130, 143];

/**
 * The exit code of what left no result. A program's own 1, such as Playwright's for a blob that it cannot read, would say that the portal
 * is not conformant.
 * @param {number} code the program's
 */
export function codeWithoutResult(code) {
  return interrupted.includes(code) ? code : couldNotTest;
}

/**
 * Runs one of the kit's commands to its end, on this terminal.
 * @param {readonly string[]} args the subcommand and what follows it
 * @param {NodeJS.ProcessEnv} [env] beside this process's own
 * @returns {Promise<number>} its exit code
 */
export function command(args, env = {}) {
  return program([join(kit, 'scripts', 'start.mjs'), ...args], env);
}

/**
 * Runs Node to its end, on this terminal.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env] beside this process's own
 * @returns {Promise<number>} its exit code, 130 when a signal ended it
 */
export function program(args, env = {}) {
  const child = spawn(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...env } });
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(name, () => child.kill(name));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 130));
  });
}

/**
 * Runs a script's work: what it throws is told in its own words, without a stack, and ends in exit code 2.
 * @param {() => number | Promise<number>} work returns the exit code
 */
export async function main(work) {
  try {
    process.exitCode = await work();
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = couldNotTest;
  }
}

/**
 * @param {string | undefined} value
 * @param {string} name the option's, with its dashes
 * @param {string} what it is, for who has left it out
 * @returns {string}
 * @throws Error when it is missing
 */
export function required(value, name, what) {
  if (value) return value;
  throw new Error(`${name} is missing: ${what}.`);
}
