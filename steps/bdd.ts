/** Given, When and Then of whichever runner runs: playwright-bdd under Playwright, cucumber-js under `npm run cucumber`. */
import type { World } from '../fixtures/world.ts';

// What a step is given follows from its sentence, which the compiler does not read: the step says it.
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters
type DefineStep = <Values extends unknown[] = string[]>(
  sentence: string,
  act: (this: World, ...values: Values) => Promise<void> | void,
) => unknown;

interface Bdd {
  Given: DefineStep;
  When: DefineStep;
  Then: DefineStep;
  defineParameterType: (type: { name: string; regexp: RegExp; transformer: (match: string) => unknown }) => unknown;
}

const runner: unknown =
  process.env['SFC_RUNNER'] === 'cucumber'
    ? await import('../fixtures/cucumber.ts')
    : await import('../fixtures/test.ts');

export const { Given, When, Then, defineParameterType } = runner as Bdd;
