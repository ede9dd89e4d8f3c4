/** The scenarios of the feature files, read as both runners read them: what is known before anything runs. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AstBuilder, compile, GherkinClassicTokenMatcher, Parser } from '@cucumber/gherkin';
import { IdGenerator, PickleStepType, type GherkinDocument, type Pickle, type Step } from '@cucumber/messages';
import type { Catalogue } from './catalogue.ts';
import { needsOfTags, type NeedEntry } from './needs.ts';

/** What a step is, with "And" and "But" resolved: `unknown` is one that begins with `*`, or an "And" with nothing before it. */
export type StepType = 'given' | 'when' | 'then' | 'unknown';

export interface ScenarioStep {
  /** As written, without the space behind it: `And`. */
  readonly keyword: string;
  /** With the values of the example. */
  readonly text: string;
  /** 1-based line in the feature file. */
  readonly line: number;
  readonly type: StepType;
}

/** One scenario; an outline is as many as it has rows of examples. `file` and `line` together identify it. */
export interface Scenario {
  /** Path of the feature file from the kit's root, with forward slashes. */
  readonly file: string;
  /** 1-based line of the example's row in an outline, else of the scenario. */
  readonly line: number;
  /** With the values of the example. */
  readonly name: string;
  /** With their `@`, those of the feature, the rule and the examples included. */
  readonly tags: readonly string[];
  /** The id of its requirement, or undefined unless it has exactly one tag of that form. */
  readonly requirement: string | undefined;
  /** What it needs beside its requirement's needs. */
  readonly needs: readonly NeedEntry[];
  readonly steps: readonly ScenarioStep[];
}

const requirementTag = /^@([A-Z0-9]+-\d+)$/;

/** The requirement ids among a scenario's tags: of `@CORE-05` it is `CORE-05`. */
export function requirementIdsOf(tags: readonly string[]): string[] {
  const ids = tags.flatMap((tag) => requirementTag.exec(tag)?.[1] ?? []);
  return [...new Set(ids)];
}

/**
 * All scenarios below `features/`, by file and line.
 *
 * @param kitRoot the kit's root folder
 * @throws Error when a feature is not Gherkin or a `@needs:` tag names no need, with the file
 */
export function readScenarios(kitRoot: string): Scenario[] {
  const names = readdirSync(join(kitRoot, 'features'), { recursive: true, encoding: 'utf8' });
  const files = names
    .filter((name) => name.endsWith('.feature'))
    .map((name) => `features/${name.replaceAll('\\', '/')}`);
  return files.sort().flatMap((file) => parseScenarios(readFileSync(join(kitRoot, file), 'utf8'), file));
}

/** A scenario by requirement and name: lines move, this means something. */
export function nameOf({ requirement, name }: Pick<Scenario, 'requirement' | 'name'>): string {
  return `${requirement ?? ''} ${name}`;
}

/** The scenarios of some rows. */
export function scenariosOf(rows: Catalogue, scenarios: readonly Scenario[]): Scenario[] {
  const ids = new Set(rows.map((row) => row.id));
  return scenarios.filter(({ requirement }) => requirement !== undefined && ids.has(requirement));
}

/**
 * The scenarios of one feature.
 *
 * @param text the feature's Gherkin
 * @param file what the scenarios and errors call it: its path from the kit's root, with forward slashes
 * @throws Error when the text is not Gherkin or a `@needs:` tag names no need
 */
export function parseScenarios(text: string, file: string): Scenario[] {
  try {
    const newId = IdGenerator.incrementing();
    const document = new Parser(new AstBuilder(newId), new GherkinClassicTokenMatcher()).parse(text);
    const steps = stepsById(document);
    return compile(document, file, newId).map((pickle) => toScenario(pickle, file, steps));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${file} cannot be read: ${reason}`, { cause: error });
  }
}

function toScenario(pickle: Pickle, file: string, steps: ReadonlyMap<string, Step>): Scenario {
  const tags = pickle.tags.map((tag) => tag.name);
  const ids = requirementIdsOf(tags);
  return {
    file,
    line: pickle.location?.line ?? 1,
    name: pickle.name,
    tags,
    requirement: ids.length === 1 ? ids[0] : undefined,
    needs: needsOfTags(tags),
    steps: pickle.steps.map((step) => {
      const source = steps.get(step.astNodeIds[0] ?? '');
      return {
        keyword: source?.keyword.trim() ?? '',
        text: step.text,
        line: source?.location.line ?? 1,
        type: stepType(step.type),
      };
    }),
  };
}

function stepType(type: PickleStepType | undefined): StepType {
  switch (type) {
    case PickleStepType.CONTEXT:
      return 'given';
    case PickleStepType.ACTION:
      return 'when';
    case PickleStepType.OUTCOME:
      return 'then';
    default:
      return 'unknown';
  }
}

function stepsById(document: GherkinDocument): Map<string, Step> {
  const children = document.feature?.children ?? [];
  const inRules = children.flatMap((child) => child.rule?.children ?? []);
  const steps = [...children, ...inRules].flatMap((child) => (child.background ?? child.scenario)?.steps ?? []);
  return new Map(steps.map((step) => [step.id, step]));
}
