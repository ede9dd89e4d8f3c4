// @ts-check
/**
 * Which Mailpit there is to use, without installing anything: the one place that knows the order.
 *
 * 1. SFC_MAILPIT=stand-in in the environment: the kit's stand-in, whatever else there is (for tests, and to rule a
 *    Mailpit out as the cause of something).
 * 2. MAILPIT_URL and MAILPIT_SMTP in the environment: a Mailpit that runs already, used as it is.
 * 3. `mailpit` on PATH.
 * 4. The newest one that set-up put into the kit's cache.
 *
 * On Windows 3 and 4 are left out: nothing there would be sure to end the program with whoever started it.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { isExecutable, onPath } from '../on-path.mjs';
import { SetupProblem } from '../problem.mjs';
import { kitCacheFolder } from '../user-cache.mjs';

/**
 * @typedef {{ kind: 'stand-in' }} ForcedStandIn
 * @typedef {{ kind: 'running', url: string, smtpHost: string, smtpPort: number }} RunningMailpit
 * @typedef {{ kind: 'binary', executable: string, from: 'PATH' | 'cache', version?: string }} MailpitBinary
 *   the version is known without asking only for one from the cache
 * @typedef {ForcedStandIn | RunningMailpit | MailpitBinary} FoundMailpit
 */

/**
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {FoundMailpit | undefined} undefined: there is none, which leaves the stand-in
 * @throws {SetupProblem} for settings that cannot be followed
 */
export function findMailpit(env = process.env) {
  const forced = env['SFC_MAILPIT'];
  if (forced === 'stand-in') return { kind: 'stand-in' };
  if (forced) throw new SetupProblem(`SFC_MAILPIT may be "stand-in", but it is "${forced}"; set it so, or unset it.`);
  return givenByUser(env) ?? (process.platform === 'win32' ? undefined : (binaryOnPath(env) ?? cachedBinary(env)));
}

/**
 * Where set-up puts a Mailpit of a version.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} version without a "v"
 */
export function cachedMailpitFolder(env, version) {
  return join(kitCacheFolder(env), `mailpit-${version}`);
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {RunningMailpit | undefined}
 */
function givenByUser(env) {
  const { MAILPIT_URL: url, MAILPIT_SMTP: smtp } = env;
  if (!url && !smtp) return undefined;
  if (!url || !smtp) {
    const missing = url ? 'MAILPIT_SMTP' : 'MAILPIT_URL';
    throw new SetupProblem(
      `A running Mailpit is named by MAILPIT_URL and MAILPIT_SMTP together, but ${missing} is not set; set it too, or unset the other.`,
    );
  }
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    throw new SetupProblem(`MAILPIT_URL should be like http://127.0.0.1:8025, but it is "${url}"; set it so.`);
  }
  const address = URL.canParse(`smtp://${smtp}`) ? new URL(`smtp://${smtp}`) : undefined;
  if (!address?.port) {
    throw new SetupProblem(`MAILPIT_SMTP should be like 127.0.0.1:1025, but it is "${smtp}"; set it so.`);
  }
  // In brackets an IPv6 address stands in a URL only.
  const smtpHost = address.hostname.replace(/^\[|\]$/g, '');
  return { kind: 'running', url: url.replace(/\/+$/, ''), smtpHost, smtpPort: Number(address.port) };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {MailpitBinary | undefined}
 */
function binaryOnPath(env) {
  const executable = onPath('mailpit', env);
  return executable === undefined ? undefined : { kind: 'binary', executable, from: 'PATH' };
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {MailpitBinary | undefined}
 */
function cachedBinary(env) {
  for (const version of cachedVersions(env)) {
    const executable = join(cachedMailpitFolder(env, version), 'mailpit');
    if (isExecutable(executable)) return { kind: 'binary', executable, from: 'cache', version };
  }
  return undefined;
}

/**
 * Newest first.
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
function cachedVersions(env) {
  /** @type {string[]} */
  let names;
  try {
    names = readdirSync(kitCacheFolder(env));
  } catch {
    return [];
  }
  return names
    .flatMap((name) => /^mailpit-(\d+\.\d+\.\d+)$/.exec(name)?.[1] ?? [])
    .sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
}
