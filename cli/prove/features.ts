/**
 * The features as a proof runs them: for each defect and variant a copy that has its id as a tag, and only the scenarios that it is
 * for. In a copy every line stays where it is, so that a finding names the line of the feature itself.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { kitRoot } from '../../conformance/kit.ts';
import { scenarioKey } from '../../conformance/run.ts';
import type { Scenario } from '../../conformance/scenarios.ts';
import type { Plan } from './plan.ts';
import { featuresIn } from './run-files.ts';

const subjectTag = '@subject:';

/** The defect or variant that a scenario is run on. */
export function subjectOf(tags: readonly string[]): string {
  const tag = tags.find((one) => one.startsWith(subjectTag));
  if (tag === undefined) throw new Error('a scenario of a proof has no tag that says what it is run on');
  return tag.slice(subjectTag.length);
}

/** The tag by which playwright-bdd knows the scenarios that are to be run. */
export const wantedTag = '@proved';

/** The path of the feature that a copy is made from, from the kit's root. */
export function originalOf(copy: string): string {
  return copy.replaceAll('\\', '/').replace(/^.*?\/(?=features\/)/u, '');
}

/**
 * A feature with the tags that a subject's scenarios carry.
 *
 * @param requirements ids of the rows of which the scenarios are wanted
 */
export function taggedFor(feature: string, subject: string, requirements: ReadonlySet<string>): string {
  return feature.replaceAll(/(?<=^[ \t]*(?:@\S+[ \t]+)*)@([A-Z0-9]+-\d+)(?=\s)/gmu, (tag, id: string) =>
    requirements.has(id) ? `${tag} ${wantedTag} ${subjectTag}${subject}` : tag,
  );
}

/**
 * Writes the copies of all that is still to be run. Playwright takes them by path, so what has the most to do comes first and no
 * worker is left with a long one at the end; those of one subject stay together, so that it is soon known what became of it.
 */
export function writeFeatures(folder: string, plan: Plan, scenarios: readonly Scenario[]): void {
  const open = Object.entries(plan.scenarios).filter(([subject]) => !plan.takenOver.includes(subject));
  const subjects = open.map(([subject, keys]) => {
    const wanted = scenarios.filter((scenario) => keys.includes(scenarioKey(scenario)));
    return { subject, wanted, steps: stepsOf(wanted) };
  });
  subjects.sort((a, b) => b.steps - a.steps);
  for (const [index, { subject, wanted }] of subjects.entries()) {
    const files = [...new Set(wanted.map(({ file }) => file))];
    const here = files.map((file) => wanted.filter((scenario) => scenario.file === file));
    here.sort((a, b) => stepsOf(b) - stepsOf(a));
    for (const [place, ofFile] of here.entries()) {
      const file = ofFile[0]?.file ?? '';
      const copy = path.join(featuresIn(folder), `${padded(index)}-${padded(place)}-${subject}`, file);
      const requirements = new Set(ofFile.map(({ requirement }) => requirement ?? ''));
      mkdirSync(path.dirname(copy), { recursive: true });
      writeFileSync(copy, taggedFor(readFileSync(path.join(kitRoot, file), 'utf8'), subject, requirements));
    }
  }
}

function stepsOf(scenarios: readonly Scenario[]): number {
  return scenarios.reduce((sum, { steps }) => sum + steps.length, 0);
}

function padded(place: number): string {
  return String(place).padStart(4, '0');
}
