/** What the doctor says of one thing that it looked at. */
import { styleText } from 'node:util';
import { Finding, SetupError } from '../../fixtures/finding.ts';

export interface Line {
  state: 'fine' | 'wrong' | 'not tried';
  /** What was looked at. */
  what: string;
  text: string;
  /** What to change, where something is wrong. */
  change?: string;
}

/** @param text what was seen */
export function fine(what: string, text: string): Line {
  return { state: 'fine', what, text };
}

/** @param text why */
export function notTried(what: string, text: string): Line {
  return { state: 'not tried', what, text };
}

/**
 * @param text what was seen
 * @param change what to change, where that is known
 */
export function wrong(what: string, text: string, change?: string): Line {
  return { state: 'wrong', what, text, ...(change === undefined ? {} : { change }) };
}

/** What was thrown while something was tried: a finding says what to change, and a set-up problem is a sentence. */
export function failed(what: string, error: unknown): Line {
  if (error instanceof Finding) {
    const { expected, seen, hint } = error.data;
    return wrong(what, `expected ${expected}; seen ${seen}`, hint);
  }
  if (error instanceof SetupError) return wrong(what, error.message);
  return wrong(
    what,
    error instanceof Error ? error.message : String(error),
    'Unless that names something of yours it is an error of the kit: try it once more, and report it if it stays.',
  );
}

const colours = { fine: 'green', wrong: 'red', 'not tried': 'yellow' } as const;

/** @param colour whether to use terminal colours */
export function write({ state, what, text, change }: Line, colour: boolean): string {
  const word = state.padEnd('not tried'.length);
  const shown = colour ? styleText(colours[state], word, { validateStream: false }) : word;
  const indent = ' '.repeat(word.length + 2);
  const more = [...text.split('\n').slice(1), ...(change === undefined ? [] : [change])];
  return [`${shown}  ${what}: ${text.split('\n')[0] ?? ''}`, ...more.map((one) => `${indent}${one}`)].join('\n');
}
