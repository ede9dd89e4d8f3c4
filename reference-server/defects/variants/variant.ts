import type { Policy } from '../../portal/policy.ts';
import type { Presentation } from '../../portal/presentation/presentation.ts';

/**
 * A portal that looks different, or decides otherwise where it may, and has no other rules: nothing may be found in it.
 * A value that `createPortal` takes, as a defective one is.
 */
export interface Variant {
  /** In words and dashes; permanent. */
  id: string;
  /** What is different, in a sentence. */
  summary: string;
  presentation?: Presentation;
  policy?: Policy;
  /** What its target has to state beside what the reference target does. */
  target?: TargetStatement;
}

/** A part of a target file, under that file's own keys and in its own units; plain data. */
export interface TargetStatement {
  signInPath?: string;
  /** The portal's wording by its key in the catalogue's table of names. */
  labels?: Readonly<Record<string, string | RegExp>>;
  policy?: Readonly<{
    letterPageFrom?: string;
    oldFactorUntil?: Policy['oldFactorUntil'];
    otherFactor?: 'kept' | 'removed';
    securityCode?: CodeStatement & { resends?: number };
    resetCode?: CodeStatement;
    secondLetter?: 'voidsFirst' | 'bothWork' | { refusedFor: string };
    sameDestination?: Policy['sameDestination'];
  }>;
  deadlines?: Readonly<{ screen?: string; message?: string }>;
  /** Words by which the letter's instructions are known, where they are not the labels. */
  phrases?: Readonly<{ signIn?: string; destination?: string; resetCode?: string }>;
}

interface CodeStatement {
  /** How such a code looks in a message. */
  shape?: RegExp;
  lifetime?: string;
  tries?: number;
}
