/** What a letter says, as data: what stands on it and in which order. */

export interface LetterContent {
  sender: readonly string[];
  /** In words, by the account's clock. */
  date: string;
  /** As USPS Publication 28 has it: name, street, then city, state and ZIP code. */
  addressBlock: string[];
  salutation: string;
  /** From top to bottom. */
  sections: Section[];
  closing: string;
  testNotice: string;
}

export type Section =
  | { section: 'paragraphs'; paragraphs: readonly string[] }
  | { section: 'code'; label: string; code: string }
  | { section: 'steps'; heading: string; steps: readonly string[] };
