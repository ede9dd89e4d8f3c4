/** playwright-bdd's own command, which makes tests of features. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { kitRoot } from '../conformance/kit.ts';

const command = path.join(kitRoot, 'node_modules/playwright-bdd/dist/cli/index.js');

/**
 * Makes the tests, where the Playwright configuration says that they go.
 *
 * @param args of playwright-bdd, such as `['-c', 'playwright.config.ts']`
 * @throws Error with playwright-bdd's own words when a feature or a step is not right
 */
export function bddgen(args: readonly string[] = [], env: NodeJS.ProcessEnv = process.env): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: kitRoot,
    encoding: 'utf8',
    env,
  });
  if (status !== 0) throw new Error(`The features could not be made into tests:\n${stdout}${stderr}`);
}
