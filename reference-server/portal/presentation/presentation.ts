/** What the portal looks like: words, layout, the letter. It decides nothing of the flow. */
import type { FactorKind } from '../model.ts';
import { defaultLetterTexts, type LetterTexts } from './letter-texts.ts';
import type { LetterContent } from './letter-content.ts';
import type { Page } from './page.ts';
import { defaultTerms } from './terms.ts';
import { defaultWords, type Words } from './words.ts';

export type InformationField = 'street' | 'city' | 'state' | 'zip' | 'primaryPhone';

export interface Layout {
  /** The fields of "Provide Information", in order. */
  information: readonly InformationField[];
  /** Whether the state is chosen from a list or typed. */
  state: 'select' | 'text';
  /** The ways to receive security codes, in order. */
  destination: readonly FactorKind[];
  /**
   * What one of several is chosen by. All but radio buttons need `choicesScript`. Buttons and cards show what is chosen.
   * Links are those of the letter page, and go on to a screen of their own: a link cannot show that it is chosen, so
   * elsewhere there are radio buttons.
   */
  choices: 'radios' | 'buttons' | 'cards' | 'links';
  /** Whether a page's name is a heading on it, or stands in its title alone; the account's is always a heading. */
  headings: 'onPage' | 'inTitle';
}

export interface LetterPresentation {
  format: 'pdf' | 'html' | 'text';
  texts: LetterTexts;
  /** Has the last word on a letter before it is set on paper. */
  arrange(content: LetterContent): LetterContent;
}

export interface Presentation {
  words: Words;
  /** The Terms of Service, a paragraph each. */
  terms: readonly string[];
  layout: Layout;
  letter: LetterPresentation;
  /** Has the last word on a page before it is made HTML: blocks can be taken away, renamed or put elsewhere. */
  arrange(page: Page): Page;
  /** JavaScript that every page runs, from an address of the portal itself; empty: none, as the portal needs none. */
  script: string;
  /** Whether the flow may stand in a frame, as it does at `/frame`. */
  framed: boolean;
  /** Milliseconds that every page is held back. */
  delay: number;
}

export const defaultPresentation: Presentation = {
  words: defaultWords,
  terms: defaultTerms,
  layout: {
    information: ['street', 'city', 'state', 'zip', 'primaryPhone'],
    state: 'select',
    destination: ['phone', 'email'],
    choices: 'radios',
    headings: 'onPage',
  },
  letter: { format: 'pdf', texts: defaultLetterTexts, arrange: (content) => content },
  arrange: (page) => page,
  script: '',
  framed: false,
  delay: 0,
};
