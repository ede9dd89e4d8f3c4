/** The steps of scenarios as the report has them: all of them, how far it came, and what was on the screen. */
import type { ScreenNames } from './evidence.ts';
import type { ReportedStep } from './report.ts';
import { scenarioKey, type ScenarioRun } from './run.ts';
import type { Scenario } from './scenarios.ts';

/** Keeps each different screen once for a whole report. */
export class ReportedSteps {
  readonly screens: ScreenNames[] = [];
  readonly #places = new Map<string, number>();
  readonly #scenarios: ReadonlyMap<string, Scenario>;

  /** @param scenarios all scenarios of the features */
  constructor(scenarios: readonly Scenario[]) {
    this.#scenarios = new Map(scenarios.map((scenario) => [scenarioKey(scenario), scenario]));
  }

  /** The steps of a run; nothing of one that was skipped or that the features do not have. */
  of(run: ScenarioRun): ReportedStep[] | undefined {
    const steps = this.#scenarios.get(scenarioKey(run))?.steps ?? [];
    if (run.status === 'skipped' || steps.length === 0) return undefined;
    const end = endOf(run, steps);
    return steps.map(({ keyword, text, line }, index) => {
      const status = run.status === 'passed' || index < end ? 'passed' : index === end ? 'ended here' : 'not run';
      const screen = this.#screenAt(run, index);
      return { keyword, text, line, status, ...(screen === undefined ? {} : { screen }) };
    });
  }

  #screenAt({ evidence }: ScenarioRun, index: number): number | undefined {
    const screen = evidence?.screens[evidence.steps[index]?.screen ?? -1];
    if (screen === undefined) return undefined;
    const key = JSON.stringify(screen);
    const place = this.#places.get(key) ?? this.screens.push(screen) - 1;
    this.#places.set(key, place);
    return place;
  }
}

/** The place of the step at which a run ended: the last that began, else the one that the result names; none before the first. */
function endOf({ evidence, step }: ScenarioRun, steps: Scenario['steps']): number {
  const begun = evidence?.steps.length ?? 0;
  if (begun > 0) return begun - 1;
  return step === undefined ? -1 : steps.findIndex(({ line, text }) => line === step.line && text === step.text);
}
