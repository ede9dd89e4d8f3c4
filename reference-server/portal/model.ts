/** What the portal remembers: accounts, their factors, the changes asked for, and the codes that went out. */

export type FactorKind = 'phone' | 'email';

/** A second factor: where a security code can go. An account has at most one of each kind. */
export interface Factor {
  kind: FactorKind;
  /** E.164 for a phone, an address for email. */
  destination: string;
}

/** A US address as the post would write it: `state` is the USPS abbreviation, `zip` ZIP or ZIP+4. */
export interface MailingAddress {
  street: string;
  city: string;
  state: string;
  zip: string;
}

/** What one account holder asked for on "Provide Information", and what became of it. */
export interface Change {
  readonly id: string;
  /** The factor that is no longer valid. */
  reported: Factor;
  /** The address as it was entered. */
  address: MailingAddress;
  /** The primary phone number as it was entered, E.164. */
  primaryPhone: string;
  requestedAt: Date;
  /** The browser (see `Visit.browser`) that asked for the letter. Nothing may depend on it: see CORE-13. */
  requestedFrom: string;
  resetCode: string;
  wrongResetCodes: number;
  /** Set once its reset code is worth nothing any more, though the change may not be complete. */
  voidedAt?: Date;
  /** Set once the account no longer waits for it: it was completed, or another one was. */
  closedAt?: Date;
}

/** Why a security code was sent: to sign in, or to verify the new destination of a change. */
export type Purpose = 'signIn' | 'change';

/** A security code that went out. */
export interface IssuedCode {
  code: string;
  /** The visit that asked for it; it opens nothing in another. */
  visit: string;
  purpose: Purpose;
  sentAt: Date;
  usedAt?: Date;
  /** Set once a newer one went out in the same visit. */
  replacedAt?: Date;
}

export interface Account {
  readonly username: string;
  readonly password: string;
  /** The holder's name, as it stands on a letter. */
  readonly name: string;
  /** The address that the portal had before any change; no letter goes there. */
  readonly addressOnFile: MailingAddress;
  factors: Factor[];
  changes: Change[];
  issuedCodes: IssuedCode[];
  /** Wrong security codes since the last right one; a new code does not reset them. */
  wrongSecurityCodes: number;
  /** No security code is sent or taken before. */
  lockedUntil?: Date;
}

/** The screens of the flow, by name. Each has one address. */
export type Screen =
  | 'signIn'
  | 'verify'
  | 'terms'
  | 'information'
  | 'confirmation'
  | 'letter'
  | 'destination'
  | 'securityCode'
  | 'resetCode'
  | 'beforeTerms'
  | 'account';

/** What someone who signed in is about: to get in, to ask for a letter, or to complete a change with one. */
export type Errand = 'signIn' | 'request' | 'completion';

/** Something wrong with what was entered, tied to the field it belongs to. */
export interface Problem {
  /** The field's name in the form. */
  field: string;
  /** Key of the words that say so. */
  says: ProblemKey;
  /** Values for the words' placeholders. */
  values?: Record<string, string>;
}

export type ProblemKey =
  | 'problem.signIn'
  | 'problem.choice'
  | 'problem.agree'
  | 'problem.street'
  | 'problem.city'
  | 'problem.state'
  | 'problem.zip'
  | 'problem.primaryPhone'
  | 'problem.destinationChoice'
  | 'problem.phoneField'
  | 'problem.emailField'
  | 'problem.sameDestination'
  | 'problem.securityCodeShape'
  | 'problem.securityCodeWrong'
  | 'problem.securityCodeOld'
  | 'problem.locked'
  | 'problem.noMoreCodes'
  | 'problem.resetCodeShape'
  | 'problem.resetCodeWrong'
  | 'problem.resetCodeOld'
  | 'problem.changeGone'
  | 'problem.letterRefused'
  | 'problem.notSent';

/** What was entered in a form: field name to value, surrounding space taken off. */
export type Entered = Readonly<Record<string, string>>;
