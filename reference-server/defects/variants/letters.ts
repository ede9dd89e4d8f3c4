/** Other letters: their format and what stands where. */
import {
  defaultPresentation,
  type LetterPresentation,
  type Presentation,
} from '../../portal/presentation/presentation.ts';
import type { Variant } from './variant.ts';

function letter(others: Partial<LetterPresentation>): Presentation {
  return { ...defaultPresentation, letter: { ...defaultPresentation.letter, ...others } };
}

export const otherLetters: readonly Variant[] = [
  {
    id: 'letter-as-html',
    summary: 'The print provider is given the letter as HTML.',
    presentation: letter({ format: 'html' }),
  },
  {
    id: 'letter-as-text',
    summary: 'The print provider is given the letter as text.',
    presentation: letter({ format: 'text' }),
  },
  {
    id: 'letter-with-code-at-foot',
    summary: 'The letter begins with the steps and ends with the reset code.',
    presentation: letter({
      arrange: (content) => ({
        ...content,
        sections: content.sections.toSorted(
          (one, other) => Number(one.section === 'code') - Number(other.section === 'code'),
        ),
      }),
    }),
  },
];
