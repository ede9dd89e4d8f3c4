/** The gate between the catalogue and the features: neither may know a requirement that the other does not. */
import type { Catalogue } from './catalogue.ts';
import { requirementIdsOf, type Scenario } from './scenarios.ts';

/** The requirement whose scenarios are the transcript of the article, all its labels included. */
export const transcriptRequirement = 'CORE-25';

/**
 * What is wrong between the catalogue and the features, a sentence each; empty when nothing is.
 *
 * @param scenarios all scenarios, of all profiles
 * @param quotedLabels the labels that the article quotes; each has to stand in the transcript
 */
export function checkFeatures(
  catalogue: Catalogue,
  scenarios: readonly Scenario[],
  quotedLabels: readonly string[],
): string[] {
  return [
    ...rowsWithoutScenario(catalogue, scenarios),
    ...scenarios.flatMap((scenario) => tagProblems(catalogue, scenario)),
    ...namesTwice(scenarios),
    ...labelsNotInTranscript(scenarios, quotedLabels),
  ];
}

function rowsWithoutScenario(catalogue: Catalogue, scenarios: readonly Scenario[]): string[] {
  const covered = new Set(scenarios.map((scenario) => scenario.requirement));
  return catalogue
    .filter((row) => !covered.has(row.id))
    .map((row) => `${row.id} has no scenario: write one that is tagged @${row.id}.`);
}

function tagProblems(catalogue: Catalogue, scenario: Scenario): string[] {
  const ids = requirementIdsOf(scenario.tags);
  const where = `${scenario.file}:${scenario.line} "${scenario.name}"`;
  if (ids.length !== 1) {
    const found = ids.length === 0 ? 'no requirement tag' : `${ids.length} requirement tags (${ids.join(', ')})`;
    return [`${where} has ${found}: give it exactly one, such as @CORE-05.`];
  }
  return ids
    .filter((id) => !catalogue.some((row) => row.id === id))
    .map((id) => `${where} is tagged @${id}, and the catalogue has no such row: correct the tag or add the row.`);
}

/** Runs are told apart by it, and Playwright refuses two tests of one name. */
function namesTwice(scenarios: readonly Scenario[]): string[] {
  return scenarios.flatMap((scenario, index) => {
    const first = scenarios.findIndex(({ file, name }) => file === scenario.file && name === scenario.name);
    if (first === index) return [];
    return [
      `${scenario.file}:${scenario.line} "${scenario.name}" has the name of the scenario in line ${String(scenarios[first]?.line)}: give it another.`,
    ];
  });
}

function labelsNotInTranscript(scenarios: readonly Scenario[], quotedLabels: readonly string[]): string[] {
  const lines = scenarios
    .filter((scenario) => scenario.requirement === transcriptRequirement)
    .flatMap((scenario) => scenario.steps.map((step) => straighten(step.text)));
  const labels = new Set(lines.flatMap((line) => line.match(/"[^"]+"/g) ?? []).map(fold));
  return quotedLabels
    .filter((label) => !labels.has(fold(label)))
    .map(
      (label) => `The article's label "${label}" is not in the transcript (${transcriptRequirement}): add its line.`,
    );
}

/** Quotes, case, space around and one final full stop make no other label: the article puts its commas and stops inside. */
function fold(label: string): string {
  const bare = straighten(label).replace(/^"|"$/g, '').trim();
  return bare.replace(/\.$/, '').toLowerCase();
}

function straighten(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
}
