import type { FactorKind } from '../model.ts';
import type { Choice, Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { filled } from '../presentation/words.ts';
import type { VerifyChoice } from '../rules.ts';
import { type FormState, pageOf, problemOf } from './form-state.ts';

export interface OfferedFactor {
  kind: FactorKind;
  masked: string;
  choices: VerifyChoice[];
}

/** The page for one factor, the screen with both options, or what to say when there is none to offer. */
export function verifyPage(presentation: Presentation, offered: OfferedFactor[], state: FormState): Page {
  const { words } = presentation;
  const [only, ...others] = offered;
  if (only === undefined) {
    const blocks: Page['blocks'] = [{ block: 'text', text: words['verify.nothingOffered'] }];
    return pageOf({ screen: 'verify', heading: words['verify.bothPage'], blocks }, state, presentation);
  }
  const both = others.length > 0;
  return pageOf(
    {
      screen: 'verify',
      heading: both ? words['verify.bothPage'] : words[`verify.${only.kind}Page`],
      blocks: [
        ...(both ? [{ block: 'text' as const, text: words['verify.oneOfThem'] }] : []),
        // A problem stands in the first group alone, where reading begins.
        ...offered.map((factor, index) =>
          group(presentation, { ...factor, index }, both, index === 0 ? state : unproblematic(state)),
        ),
        { block: 'submit', label: words.next },
      ],
    },
    state,
    presentation,
  );
}

function unproblematic(state: FormState): FormState {
  return { ...state, problems: [] };
}

/** One name for all groups, so that of all their buttons exactly one can be chosen. */
function group(
  presentation: Presentation,
  factor: OfferedFactor & { index: number },
  both: boolean,
  state: FormState,
): Choice {
  const { words } = presentation;
  const { kind, masked, index } = factor;
  return {
    block: 'choice',
    name: 'choice',
    legend: both ? words[`verify.${kind}Group`] : words[`verify.${kind}Question`],
    ...(both && { heading: words[`verify.${kind}Page`] }),
    texts: [filled(words[`verify.${kind}Shown`], { masked })],
    options: factor.choices.map((choice) => ({
      value: `${String(index)}:${choice}`,
      label: words[`verify.${choice}`],
    })),
    ...(state.entered['choice'] !== undefined && { chosen: state.entered['choice'] }),
    ...problemOf('choice', state, presentation),
  };
}
