/** What a proof came to, in plain words for the terminal, and the exit code that stands for it. */
import type { Proof, ProvedDefect, ProvedVariant } from './proof.ts';

/** 0 all as it should be, 1 not, 2 an error of the kit or the set-up leaves it open. */
export function exitCodeOfProof(proof: Proof): 0 | 1 | 2 {
  if (proof.proved) return 0;
  return proof.problems.length > 0 || [...proof.defects, ...proof.variants].some(({ errors }) => errors.length > 0)
    ? 2
    : 1;
}

/** The one line that says it: `proved: 84 of 84 defects caught, 27 of 27 variants conformant, every Then earned`. */
export function headlineOf(proof: Proof): string {
  const { defects, variants, checks } = proof;
  const earned = checks.filter((check) => check.defects.length > 0).length;
  const parts = [
    ...counted(defects, defects.filter(({ caught }) => caught).length, 'defect', 'caught'),
    ...counted(variants, variants.filter(({ conforms }) => conforms).length, 'variant', 'conformant'),
    ...(checks.length === 0
      ? []
      : [earned === checks.length ? 'every Then earned' : `${earned} of ${checks.length} Thens earned`]),
  ];
  const name = { 0: 'proved', 1: 'not proved', 2: 'could not prove' }[exitCodeOfProof(proof)];
  return `${name}: ${parts.join(', ')}`;
}

function counted(all: readonly unknown[], count: number, what: string, how: string): string[] {
  return all.length === 0 ? [] : [`${count} of ${all.length} ${what}${all.length === 1 ? '' : 's'} ${how}`];
}

/** The headline, and what is not as it should be. */
export function summaryOfProof(proof: Proof): string {
  const { problems, checks } = proof;
  const defects = proof.defects.filter(({ ran }) => ran > 0);
  const variants = proof.variants.filter(({ ran }) => ran > 0);
  const notRun = [...proof.defects, ...proof.variants].filter(({ ran }) => ran === 0).map(({ id }) => id);
  const unearned = checks.filter((check) => check.defects.length === 0);
  const sections = [
    section(
      'Problems',
      problems.map((problem) => [problem]),
    ),
    section('Errors (they catch nothing and say nothing of the portal)', [...defects, ...variants].flatMap(errorsOf)),
    section('Not caught', defects.filter(({ caught, errors }) => !caught && errors.length === 0).map(describeDefect)),
    section('Not conformant', variants.filter(({ conforms }) => !conforms).map(describeVariant)),
    section(
      'Checks that no defect has ever failed: add a defect that they catch (CONTRIBUTING, "Add a defect"), or take them out',
      unearned.map(({ requirement, file, line, step }) => [`${requirement}  ${file}:${line}  ${step}`]),
    ),
    section('Not run', notRun.length === 0 ? [] : [[fewOf(notRun)]]),
  ];
  return [headlineOf(proof), ...sections.flat()].join('\n\n');
}

/** The ids where there are few: of a proof that was stopped early nobody reads a hundred. */
function fewOf(ids: readonly string[]): string {
  return ids.length > 12 ? `${ids.length} defects and variants` : ids.join(', ');
}

function section(title: string, items: readonly (readonly string[])[]): string[] {
  if (items.length === 0) return [];
  return [[title, ...items.flatMap((lines) => lines.map((line) => `  ${line.replaceAll('\n', ' ')}`))].join('\n')];
}

function errorsOf({ id, errors }: ProvedDefect | ProvedVariant): string[][] {
  const [first, ...others] = errors;
  if (first === undefined) return [];
  return [[`${id}  ${first}${others.length === 0 ? '' : ` (and ${others.length} more)`}`]];
}

function describeDefect({ id, requirement, summary, message }: ProvedDefect): string[] {
  return [`${requirement}  ${id}: ${summary}`, `  ${message}`, `  again: npm run prove -- --only ${id}`];
}

function describeVariant({ id, summary, verdictText, findings }: ProvedVariant): string[] {
  return [
    `${id}: ${summary}`,
    `  ${verdictText}`,
    ...findings
      .slice(0, 3)
      .flatMap(({ requirement, file, line, step, message }) => [
        `  ${requirement}  ${file}:${line}  ${step.keyword} ${step.text}`,
        ...message.split('\n').map((part) => `    ${part}`),
      ]),
    ...(findings.length > 3 ? [`  … and ${findings.length - 3} more, see proof.json`] : []),
    `  again: npm run prove -- --only ${id}`,
  ];
}
