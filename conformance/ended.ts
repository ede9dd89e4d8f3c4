/** From a scenario that a runner has ended to what is known of it, so that nothing passes that handed nothing over. */
import { evidenceAmong, type AttachedFile } from './evidence.ts';
import { scenarioResultSchema, type ScenarioResult } from './scenario-result.ts';
import type { ScenarioRun } from './run.ts';
import type { Scenario } from './scenarios.ts';

/** A scenario that has ended, as either runner tells it. */
export interface EndedScenario {
  /** The scenario of the features, if it can be told which one it is. */
  readonly scenario: Scenario | undefined;
  /** What errors call it. */
  readonly title: string;
  /** What it handed over, as JSON; one text unless something went wrong. */
  readonly handedOver: readonly string[];
  /** How the runner saw it end. */
  readonly ended: 'passed' | 'skipped' | 'failed';
  /** What the runner says went wrong. */
  readonly message: string | undefined;
  readonly durationMs: number;
  /** What else it handed over, for the report. */
  readonly attachments?: readonly AttachedFile[];
}

/** What is known of it: a run, or a set-up problem if it cannot even be told which scenario it was. Empty if it did not run. */
export interface Known {
  readonly run?: ScenarioRun;
  readonly setupProblem?: string;
}

/**
 * Takes over what a scenario handed over, if the runner does not contradict it; whatever else is an error.
 * A scenario that the runner skipped and that handed nothing over did not run.
 */
export function knownOf(ended: EndedScenario): Known {
  const known = knownByResult(ended);
  const evidence = known.run && evidenceAmong(ended.attachments ?? []);
  return known.run && evidence ? { run: { ...known.run, evidence } } : known;
}

function knownByResult(ended: EndedScenario): Known {
  const [text, ...others] = ended.handedOver;
  if (text === undefined) return ended.ended === 'skipped' ? {} : asError(ended, nothingHandedOver(ended));
  if (others.length > 0) return asError(ended, `It handed over ${ended.handedOver.length} results instead of one.`);
  const result = parseResult(text);
  if (typeof result === 'string') return asError(ended, result);
  if (!fits(result, ended)) return asError(ended, contradiction(result, ended));
  return { run: { ...result, durationMs: ended.durationMs } };
}

/** A finding stands however the runner ended; "passed" and "skipped" only stand if the runner saw it so. */
function fits({ status }: ScenarioResult, { ended }: EndedScenario): boolean {
  return status === 'passed' || status === 'skipped' ? status === ended : true;
}

function parseResult(text: string): ScenarioResult | string {
  try {
    return scenarioResultSchema.parse(JSON.parse(text));
  } catch (error) {
    return `What it handed over is no result of a scenario: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function nothingHandedOver({ message }: EndedScenario): string {
  return `It ended without handing over a result: ${message ?? 'the runner gives no reason'}`;
}

function contradiction(result: ScenarioResult, { ended, message }: EndedScenario): string {
  return `It handed over "${result.status}", and the runner saw it end as ${ended}: ${message ?? 'it gives no reason'}`;
}

function asError({ scenario, title, durationMs }: EndedScenario, error: string): Known {
  if (scenario?.requirement === undefined)
    return { setupProblem: `"${title}", which is no scenario of the features: ${error}` };
  const { requirement, name, file, line } = scenario;
  return { run: { requirement, name, file, line, status: 'error', blame: 'kit', error, durationMs } };
}
