/** What the portal looks like: words, layout, the letter. It decides nothing of the flow. */
import type { FactorKind } from '../model.ts';
import { defaultLetterTexts, type LetterTexts } from './letter-texts.ts';
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
}

export interface LetterPresentation {
  format: 'pdf' | 'html' | 'text';
  texts: LetterTexts;
}

export interface Presentation {
  words: Words;
  /** The Terms of Service, a paragraph each. */
  terms: readonly string[];
  layout: Layout;
  letter: LetterPresentation;
  /** Has the last word on a page before it is made HTML: blocks can be taken away, renamed or put elsewhere. */
  arrange(page: Page): Page;
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
  },
  letter: { format: 'pdf', texts: defaultLetterTexts },
  arrange: (page) => page,
  delay: 0,
};
