/**
 * The test files that playwright-bdd makes of the features. They are kept by the hash of what they are made from: fresh after an
 * edit, made once, and never the wrong ones for another run of the same clone.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { kitRoot } from '../fixtures/kit-root.ts';

/** Tells workers, and the generator, which folder the main process has settled on. */
const folderVariable = 'SFC_GENERATED';
const parent = path.join(kitRoot, '.features-gen');
const day = 24 * 60 * 60 * 1000;

/**
 * The folder with the generated files, made if need be.
 *
 * @throws Error with playwright-bdd's own words when a feature or a step is not right
 */
export function generatedFeatures(profiles: readonly string[]): string {
  const settled = process.env[folderVariable];
  if (settled !== undefined) return settled;
  const folder = path.join(parent, hashOfSources(profiles));
  if (!existsSync(folder)) generate(folder);
  // Only now, and only for what this process starts: its workers must use this folder, whatever is edited meanwhile.
  process.env[folderVariable] = folder;
  return folder;
}

function generate(folder: string): void {
  // Made aside and moved into place, since another run may make the same at the same time.
  const aside = `${folder}.${String(process.pid)}`;
  const bddgen = path.join(kitRoot, 'node_modules/playwright-bdd/dist/cli/index.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [bddgen], {
    cwd: kitRoot,
    encoding: 'utf8',
    env: { ...process.env, [folderVariable]: aside },
  });
  if (status !== 0) {
    rmSync(aside, { recursive: true, force: true });
    throw new Error(`The features could not be made into tests:\n${stdout}${stderr}`);
  }
  try {
    renameSync(aside, folder);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  removeOld(folder);
}

/** Another run may still use what is younger than a day. */
function removeOld(current: string): void {
  for (const name of readdirSync(parent)) {
    const other = path.join(parent, name);
    if (other !== current && Date.now() - statSync(other).mtimeMs > day)
      rmSync(other, { recursive: true, force: true });
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
