/** What a proof runs: which scenarios on which defects and variants. */
import { closest } from 'fastest-levenshtein';
import { z } from 'zod';
import { transcriptRequirement } from '../../conformance/features-check.ts';
import { scenarioKey } from '../../conformance/run.ts';
import { nameOf, type Scenario } from '../../conformance/scenarios.ts';
import type { Defect } from '../../reference-server/defects/index.ts';
import type { Variant } from '../../reference-server/defects/variants/index.ts';
import { SetupError } from '../../fixtures/finding.ts';

/** The reference portal as it is, beside its variants: what is found there is wrong with the kit. */
export const plainPortal = { id: 'reference-portal', summary: 'The reference portal as it is.' } as const;

export interface Banks {
  readonly defects: readonly Defect[];
  /** The plain portal among them. */
  readonly variants: readonly Variant[];
}

export interface Choice {
  /** The ids of some of them. */
  only?: readonly string[];
  /** Defects alone, or variants alone. */
  half?: 'defects' | 'variants';
  /** The part that every change is tested with. */
  quick?: boolean;
}

/** Ids of defects and variants, and for each the scenarios to run, as `file:line`. */
export const planSchema = z.strictObject({
  defects: z.array(z.string()),
  variants: z.array(z.string()),
  scenarios: z.record(z.string(), z.array(z.string())),
  /** Whether these are all defects. */
  allDefects: z.boolean(),
  allVariants: z.boolean(),
  /** Defects that are done with once they are caught: which other scenarios would catch them is told by `--only`. */
  untilCaught: z.array(z.string()),
  /** How long a screen and a message may take of a defective portal, in milliseconds. */
  deadline: z.number().positive(),
  /** Of the kit and the portals, see `hashOfProof`. */
  hash: z.string(),
  /** The file in which it is kept what was seen so far; a part that is soon run again keeps nothing. */
  soFar: z.string().optional(),
  /** Whether what an earlier proof has kept there is dropped. */
  keepsAnew: z.boolean(),
  /** Ids of those of which all was seen already, by the proof that this one goes on with. */
  takenOver: z.array(z.string()),
});
export type Plan = z.infer<typeof planSchema>;

/**
 * How long a screen and a message may take where the portal is on this machine and fast: two seconds if the machine has nothing else to do,
 * and more as it has more to do than it has cores.
 *
 * @param load programs that run or wait to, on average over the last minute, and the proof's own workers
 */
export function deadlineFor(load: number, cores: number): number {
  return Math.round(2_000 * Math.min(Math.max(load / cores, 1), 10));
}

/** What the quick part takes of the variants: other words, and another kind of page. */
const quickVariants = ['plain-words', 'pages-swapped-by-script'];
/** The one scenario that they have to pass there: both parts of the way, the letter, and two browsers. */
const quickRequirement = 'CORE-13';

/**
 * Chooses what to run; the same for the same features and banks, and the same saved proof. Defects that are named run on all scenarios of
 * their requirement, and of all others those that caught them last time, see `restOf` for what comes after them.
 *
 * @param scenarios all scenarios of the features
 * @param core ids of the rows that variants must conform to
 * @param catching names of the scenarios that caught a defect last time, by its id, as `catchingIn` has them
 * @throws SetupError when there is nothing of that id
 */
export function planProof(
  banks: Banks,
  scenarios: readonly Scenario[],
  core: readonly string[],
  choice: Choice,
  catching: Readonly<Record<string, readonly string[]>> = {},
): Omit<Plan, 'deadline' | 'hash' | 'soFar' | 'keepsAnew' | 'takenOver'> {
  const chosen = chosenOf(banks, choice);
  const named = choice.only !== undefined;
  const ofRow = ({ requirement }: Defect): Scenario[] =>
    scenarios.filter((scenario) => scenario.requirement === requirement);
  const likely = (defect: Defect): Scenario[] =>
    named ? [] : ofRow(defect).filter((scenario) => catching[defect.id]?.includes(nameOf(scenario)));
  const ofDefect = (defect: Defect): string[] =>
    (likely(defect).length > 0 ? likely(defect) : ofRow(defect)).map(scenarioKey);
  const ofVariants = scenarios
    .filter(({ requirement }) =>
      choice.quick === true ? requirement === quickRequirement : core.includes(requirement ?? ''),
    )
    .map(scenarioKey);
  return {
    defects: chosen.defects.map(({ id }) => id),
    variants: chosen.variants.map(({ id }) => id),
    scenarios: Object.fromEntries([
      ...chosen.defects.map((defect) => [defect.id, ofDefect(defect)] as const),
      ...chosen.variants.map(({ id }) => [id, ofVariants] as const),
    ]),
    allDefects: chosen.defects.length === banks.defects.length,
    allVariants: chosen.variants.length === banks.variants.length && choice.quick !== true,
    untilCaught: named ? [] : chosen.defects.filter((defect) => likely(defect).length === 0).map(({ id }) => id),
  };
}

/** @throws SetupError when there is nothing of that id */
export function chosenOf({ defects, variants }: Banks, { only, half, quick }: Choice): Banks {
  if (only !== undefined) {
    const known = [...defects, ...variants].map(({ id }) => id);
    const unknown = only.find((id) => !known.includes(id));
    if (unknown !== undefined) {
      throw new SetupError(
        `There is no defect and no variant "${unknown}"; did you mean "${closest(unknown, known)}"?`,
        'npm run prove -- --list has all of them.',
      );
    }
    return {
      defects: defects.filter(({ id }) => only.includes(id)),
      variants: variants.filter(({ id }) => only.includes(id)),
    };
  }
  const wanted = quick === true ? quickPart({ defects, variants }) : { defects, variants };
  return {
    defects: half === 'variants' ? [] : wanted.defects,
    variants: half === 'defects' ? [] : wanted.variants,
  };
}

/** The first defect of each requirement. The transcript's own are left out: it is walked six times to find one of them. */
function quickPart({ defects, variants }: Banks): Banks {
  const isFirst = ({ requirement }: Defect, index: number): boolean =>
    defects.findIndex((other) => other.requirement === requirement) === index;
  return {
    defects: defects.filter((defect, index) => isFirst(defect, index) && defect.requirement !== transcriptRequirement),
    variants: variants.filter(({ id }) => quickVariants.includes(id)),
  };
}
