import { dateInWords } from '../dates.ts';
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { filled, type WordKey } from '../presentation/words.ts';
import type { LetterChoice } from '../rules.ts';
import { type FormState, pageOf, problemOf } from './form-state.ts';

const choiceWords: Record<LetterChoice, WordKey> = {
  begin: 'letter.begin',
  notYet: 'letter.notYet',
  anotherLetter: 'letter.another',
};

/** "Do you have your reset code letter?", with the ways on from there. */
export function letterPage(
  presentation: Presentation,
  { choices, mailedOn }: { choices: LetterChoice[]; mailedOn: Date | undefined },
  state: FormState,
): Page {
  const { words } = presentation;
  return pageOf(
    {
      screen: 'letter',
      heading: words['letter.page'],
      blocks: [
        ...(mailedOn === undefined
          ? []
          : [{ block: 'text' as const, text: filled(words['letter.intro'], { date: dateInWords(mailedOn) }) }]),
        {
          block: 'choice',
          name: 'choice',
          legend: words['letter.question'],
          options: choices.map((value) => ({ value, label: words[choiceWords[value]] })),
          ...problemOf('choice', state, presentation),
        },
        { block: 'submit', label: words.next },
      ],
    },
    state,
    presentation,
  );
}
