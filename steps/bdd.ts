/** Given, When and Then of whichever runner runs: playwright-bdd under Playwright, cucumber-js under `npm run cucumber`. */
import type { World } from '../fixtures/world.ts';

interface Bdd {
  Given: DefineStep;
  When: DefineStep;
  Then: DefineStep;
  defineParameterType<T>(type: { name: string; regexp: RegExp; transformer: (match: string) => T }): unknown;
}

type Argument = string & { readonly never?: never };
type DefineStep = <A extends unknown[] = Argument[]>(
  sentence: string,
  act: (this: World, ...values: A) => Promise<void> | void,
) => unknown;

const runner: unknown =
  process.env['SFC_RUNNER'] === 'cucumber'
    ? await import('../fixtures/cucumber.ts')
    : await import('../fixtures/test.ts');

export const { Given, When, Then, defineParameterType } = runner as Bdd;
