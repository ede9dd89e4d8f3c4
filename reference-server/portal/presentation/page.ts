/** A page as data: what is on it and in which order. Templates turn it into HTML. */
import type { Screen } from '../model.ts';

export interface Field {
  block: 'field';
  name: string;
  label: string;
  type: 'text' | 'password' | 'tel' | 'email';
  autocomplete: string;
  value: string;
  hint?: string;
  problem?: string;
  inputmode?: 'numeric';
  /** How long an entry is to be expected, in characters: the width of the box, no limit. */
  width?: number;
}

export interface Select {
  block: 'select';
  name: string;
  label: string;
  autocomplete: string;
  value: string;
  options: { value: string; label: string }[];
  problem?: string;
}

export interface Choice {
  block: 'choice';
  name: string;
  /** The name of the group; without one the answers are no group, and stand under the heading alone. */
  legend?: string;
  /** A heading above the answers, in the group. */
  heading?: string;
  texts?: string[];
  options: { value: string; label: string; field?: Field }[];
  chosen?: string;
  problem?: string;
}

export interface CheckBox {
  block: 'checkbox';
  name: string;
  label: string;
  checked: boolean;
  problem?: string;
}

export type Block =
  | Field
  | Select
  | Choice
  | CheckBox
  | { block: 'text'; text: string }
  /** Text of some length in a box of its own that scrolls. */
  | { block: 'scroll'; label: string; paragraphs: string[] }
  | { block: 'facts'; heading: string; facts: { term: string; detail: string }[] }
  | { block: 'submit'; label: string };

export interface Page {
  screen: Screen;
  heading: string;
  /** Said first, and announced; not a problem. */
  notice?: string;
  /** A problem that belongs to no field, or a summary of those that do. */
  problems: { text: string; field?: string }[];
  /** What the page's form consists of, its button included. */
  blocks: Block[];
  /** Other things that one can do here: a form each, of one button, that sends `act`. */
  asides: { act: string; label: string }[];
}
