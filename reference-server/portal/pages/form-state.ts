/** What a page shows of an earlier attempt: what was entered, and what was wrong with it. */
import type { Entered, Problem } from '../model.ts';
import type { Block, Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { filled, type WordKey } from '../presentation/words.ts';

export interface FormState {
  entered: Entered;
  problems: readonly Problem[];
  /** Words to say first, such as that a new code was sent. */
  notice?: WordKey;
}

/** The text of a field's problem, as a property to spread: absent where the field has none. */
export function problemOf(field: string, state: FormState, { words }: Presentation): { problem?: string } {
  const problem = state.problems.find((candidate) => candidate.field === field);
  return problem === undefined ? {} : { problem: filled(words[problem.says], problem.values ?? {}) };
}

/** A page around its blocks, with the summary of what is wrong. */
export function pageOf(
  content: { screen: Page['screen']; heading: string; blocks: Block[]; asides?: Page['asides'] },
  state: FormState,
  { words }: Presentation,
): Page {
  return {
    asides: [],
    ...content,
    ...(state.notice !== undefined && { notice: words[state.notice] }),
    problems: state.problems.map(({ field, says, values }) => ({
      text: filled(words[says], values ?? {}),
      ...(field !== '' && { field }),
    })),
  };
}
