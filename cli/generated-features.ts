/**
 * The test files that playwright-bdd makes of the features. They are kept by the hash of what they are made from: fresh after an
 * edit, made once, and never the wrong ones for another run of the same clone.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, utimesSync, watch } from 'node:fs';
import path from 'node:path';
import { kitRoot } from '../conformance/kit.ts';
import { bddgen } from './bddgen.ts';
import { removeOld } from './remove-old.ts';

/** Tells workers, and the generator, which folder the main process has settled on. */
const folderVariable = 'SFC_GENERATED';
const parent = path.join(kitRoot, '.features-gen');

/**
 * The folder with the generated files, made if need be.
 *
 * @throws Error with playwright-bdd's own words when a feature or a step is not right
 */
export function generatedFeatures(profiles: readonly string[]): string {
  const settled = process.env[folderVariable];
  if (settled !== undefined) return settled;
  const folder = isUiMode() ? watchedFolder() : path.join(parent, hashOfSources(profiles));
  if (!existsSync(folder)) generate(folder);
  // What is in use is not old, whenever it was made: another run clears away what is.
  touch(folder);
  // Only now, and only for what this process starts: its workers must use this folder, whatever is edited meanwhile.
  process.env[folderVariable] = folder;
  return folder;
}

function isUiMode(): boolean {
  return process.argv.some((argument) => argument === '--ui' || argument.startsWith('--ui-'));
}

/** UI mode loads its configuration once, so its files are made again in their place whenever a feature or a step is edited. */
function watchedFolder(): string {
  const folder = path.join(parent, `ui-${String(process.pid)}`);
  for (const source of ['features', 'steps']) {
    const watcher = watch(path.join(kitRoot, source), { recursive: true }, () => {
      try {
        makeTests(folder);
      } catch (error) {
        process.stderr.write(`${(error as Error).message}\n`);
      }
    });
    // To watch must not keep the process alive.
    watcher.unref();
  }
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

function makeTests(folder: string): void {
  bddgen([], { ...process.env, [folderVariable]: folder });
}

function generate(folder: string): void {
  // Made aside and moved into place, since another run may make the same at the same time.
  const aside = `${folder}.${String(process.pid)}`;
  try {
    makeTests(aside);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    throw error;
  }
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  removeOld(parent, folder);
}

function touch(folder: string): void {
  const now = new Date();
  try {
    utimesSync(folder, now, now);
  } catch {
    // It belongs to somebody else, who has made it: then it is as old as it is.
  }
}

function hashOfSources(profiles: readonly string[]): string {
  const hash = createHash('sha256').update(profiles.join());
  for (const file of sources())
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(kitRoot, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

function sources(): string[] {
  mkdirSync(parent, { recursive: true });
  const below = (folder: string): string[] =>
    readdirSync(path.join(kitRoot, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
      path.join(folder, name),
    );
  const files = [...below('features'), ...below('steps')].filter((file) => /\.(?:feature|ts)$/u.test(file));
  return [...files, 'fixtures/test.ts', 'playwright.config.ts', 'package-lock.json'].sort();
}
