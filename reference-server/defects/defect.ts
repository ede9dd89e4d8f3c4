import type { Presentation } from '../portal/presentation/presentation.ts';
import type { Rules } from '../portal/rules.ts';

/** What a defect may bend: what the portal does, and what it looks like. */
export interface Behaviour {
  rules: Rules;
  presentation: Presentation;
}

/**
 * One thing that is wrong with a portal, as a named change of one rule or of one thing of the presentation. The scenario
 * of its requirement has to find it. What conforms and is only different is a variant (see `variants/`).
 */
export interface Defect {
  /** In words and dashes; permanent. */
  id: string;
  /** The row of the catalogue that it breaks, such as `CORE-10`. */
  requirement: string;
  /** What goes wrong, as the account holder would tell it. */
  summary: string;
  apply(behaviour: Behaviour): Behaviour;
}
