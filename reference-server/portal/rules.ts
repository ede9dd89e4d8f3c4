/**
 * What the portal does, each decision in one place and under one name. Nothing else decides anything of the flow, so
 * that a defect is one line: this rule, bent like this. No rule calls another one; the flow asks one after the other
 * and hands on what it was told, so that a bent rule is felt wherever it counts.
 */
import { sameSecret } from '../exposure.ts';
import { normalizedCode, randomCode } from './codes.ts';
import { readAddress, readDestination, readPhone, type Reading } from './entries.ts';
import type { Account, Change, Entered, Errand, Factor, IssuedCode, MailingAddress, Purpose, Screen } from './model.ts';
import type { Policy } from './policy.ts';

/** An account at a moment, as one browser meets it. */
export interface Standing {
  account: Account;
  /** By the account's clock. */
  now: Date;
  policy: Policy;
  /** See `Visit.browser`. */
  browser: string;
}

export type VerifyChoice = 'stillValid' | 'noLongerValid';
export type LetterChoice = 'begin' | 'notYet' | 'anotherLetter';
export type LetterPart = 'greeting' | 'resetCode' | 'instructions' | 'validity' | 'help';

/** A letter to send. */
export interface PlannedLetter {
  to: MailingAddress & { name: string };
  resetCode: string;
}

/** What goes out, and over which channel. */
export type Message = { what: 'securityCode'; to: Factor; purpose: Purpose } | { what: 'letter'; to: MailingAddress };

export interface Rules {
  // Signing in

  /** Whether username and password are right; `account` is undefined where there is none of that name. */
  signInAccepts(account: Account | undefined, password: string): boolean;
  /** Whether the account waits for its letter, so that one is asked for it. (CORE-13, CORE-14) */
  letterPageDue(standing: Standing): boolean;
  /** `account` would let in without a second factor. (CORE-02 to -04, CORE-14, CORE-26) */
  screenAfterSignIn(at: { account: Account; letterPageDue: boolean }): Screen;
  /** The factors that get a security code as soon as username and password are given, unasked. (CORE-24) */
  codesAtSignIn(account: Account): Factor[];
  /** The factors that one may sign in with or report, in the order of the screen. (CORE-02 to -04, CORE-24) */
  factorsOffered(standing: Standing): Factor[];
  /** What can be said of each factor. (CORE-05) */
  verifyChoices(at: { account: Account; factor: Factor }): VerifyChoice[];
  /** How a factor is shown to someone who has given no more than a password. (SEC-16) */
  masked(factor: Factor): string;
  screenAfterStillValid(account: Account): Screen;
  /** Where the question leads whoever gives no answer; undefined where it wants one. (CORE-26) */
  screenWithoutAnswer(account: Account): Screen | undefined;

  // Part 1: asking for the letter

  /** The factor that counts as reported when one was. */
  factorReported(account: Account, chosen: Factor): Factor;
  screenAfterNoLongerValid(account: Account): Screen;
  /** Whether the box has to be checked to go on. (CORE-06, CORE-21, EDGE-11) */
  agreementNeeded(at: { account: Account; errand: Errand }): boolean;
  /** `information` in part 1, `account` in part 2, in whichever browser. (CORE-06, CORE-13, CORE-22) */
  screenAfterTerms(at: { account: Account; errand: Errand; browser: string }): Screen;
  /** The address and the phone number, E.164, from "Provide Information". (CORE-07, EDGE-12 to -14) */
  readInformation(entered: Entered): Reading<{ address: MailingAddress; primaryPhone: string }>;
  /** Until when no letter is sent; undefined when one may be. (EDGE-24) */
  letterRefusedUntil(standing: Standing): Date | undefined;
  newResetCode(policy: Policy): string;
  /** Who gets a letter, and with which code. (CORE-10, CORE-11) */
  lettersFor(request: { account: Account; change: Change }): PlannedLetter[];
  /** What stands in the window of the envelope. (CORE-10) */
  addressShown(letter: PlannedLetter, account: Account): PlannedLetter['to'];
  /** The changes whose letters the button of a screen sends once more. (CORE-10) */
  lettersAgain(at: { account: Account; screen: Screen }): Change[];
  /** What a letter consists of, from top to bottom. (CORE-11, CORE-12) */
  letterParts(account: Account): readonly LetterPart[];
  /** The account's changes once a letter was sent for `change`. (EDGE-24) */
  changesAfterRequest(standing: Standing, change: Change): Change[];
  screenAfterLetterRequested(account: Account): Screen;
  /** `signIn` signs out. (CORE-09) */
  screenAfterDone(account: Account): Screen;

  // Part 2: with the letter

  /** The ways on from the letter page. (CORE-15, EDGE-19, EDGE-25) */
  letterChoices(at: { factorsOffered: Factor[] }): LetterChoice[];
  screenAfterLetterChoice(at: { account: Account; choice: LetterChoice }): Screen;
  /** The factor that was entered. (CORE-16, CORE-17) */
  readDestination(entered: Entered): Reading<Factor>;
  /** Whether the account must not take this destination. (EDGE-30) */
  destinationRefused(standing: Standing, destination: Factor): boolean;
  screenAfterDestination(account: Account): Screen;
  /** Whether there is no going on with the field left blank. (CORE-26, EDGE-03) */
  securityCodeNeeded(at: { account: Account; purpose: Purpose }): boolean;
  /** `account` completes a sign-in, `resetCode` is the next step of a change. (CORE-19) */
  screenAfterSecurityCode(at: { account: Account; purpose: Purpose }): Screen;
  /** Whether this change's code may still be redeemed. (EDGE-06, EDGE-08, EDGE-24, SEC-07) */
  resetCodeIsCurrent(change: Change, at: { now: Date; policy: Policy }): boolean;
  resetCodeMatches(change: Change, entered: string): boolean;
  /** Whether a wrong one was one too many. (SEC-08) */
  resetCodeTriesSpent(change: Change, policy: Policy): boolean;
  screenAfterResetCode(account: Account): Screen;
  screenAfterBeforeTerms(account: Account): Screen;
  /** The screen of part 2 whose button changes the account's factors. (CORE-23, EDGE-20) */
  factorsChangeAfter: Screen;
  /** The screen of part 2 whose button ends the change, and with it the letter page. (EDGE-08) */
  changeClosesAfter: Screen;
  /** (CORE-23, CORE-24, EDGE-29) */
  factorsAfterChange(at: { account: Account; change: Change; destination: Factor; policy: Policy }): Factor[];
  /** The account's changes once `change` is complete. (EDGE-08) */
  changesAfterCompletion(account: Account, change: Change, now: Date): Change[];
  /** The factors that the account page names. */
  factorsShown(account: Account): Factor[];

  // Codes and messages

  newSecurityCode(policy: Policy): string;
  /** Where a security code goes; `destination` is what was chosen or entered. (CORE-18, CORE-23, CORE-24) */
  destinationsForSecurityCode(at: { account: Account; purpose: Purpose; destination: Factor }): Factor[];
  /** Other factors that the page which asks for the code names, with a button to have it sent there. (CORE-24) */
  otherDestinationsOffered(account: Account): Factor[];
  /** Whether an issued code is good for this visit and what it is about, now. (EDGE-02, EDGE-04, EDGE-09, SEC-19) */
  securityCodeIsCurrent(
    issued: IssuedCode,
    at: { account: Account; visit: string; purpose: Purpose; now: Date; policy: Policy },
  ): boolean;
  securityCodeMatches(issued: IssuedCode, entered: string): boolean;
  /** Whether a wrong one was one too many. (SEC-04) */
  securityCodeTriesSpent(account: Account, policy: Policy): boolean;
  /** When a message is sent, in milliseconds from now, once for each entry. (CORE-10, CORE-18) */
  sendAfter(message: Message): number[];
  /** Email addresses that get a blind copy of an email. (CORE-18) */
  blindCopies(to: Factor): string[];
  /** Whether the flow goes on as if nothing were wrong when a message could not be sent. (EDGE-28, FIELD-02) */
  goOnWhenSendingFails: boolean;

  // Places

  /** Whether a screen may be opened by someone who was led along `path`. (EDGE-15, EDGE-17, SEC-01) */
  mayOpen(screen: Screen, path: readonly Screen[]): boolean;
  /** Whether a form that is sent twice, by a double click, counts once. (EDGE-21, EDGE-22) */
  sameFormCountsOnce: boolean;
  /** Milliseconds without a request, by the account's clock, after which one has to sign in again. (EDGE-31) */
  sessionEndsAfter: number;
}

/** All that a letter should have. */
export const wholeLetter: readonly LetterPart[] = ['greeting', 'resetCode', 'instructions', 'validity', 'help'];

export const defaultRules: Rules = {
  signInAccepts(account, password) {
    // Compared also where there is no account, so that the time tells neither. (SEC-17)
    const right = sameSecret(account?.password ?? '', password);
    return account !== undefined && right;
  },
  letterPageDue: ({ account, now, policy }) =>
    account.changes.some(
      (change) =>
        change.closedAt === undefined && now.getTime() >= change.requestedAt.getTime() + policy.letterPageFrom,
    ),
  screenAfterSignIn: ({ letterPageDue }) => (letterPageDue ? 'letter' : 'verify'),
  codesAtSignIn: () => [],
  factorsOffered({ account, policy }) {
    if (policy.oldFactorUntil === 'completion') return account.factors;
    const reported = account.changes.filter(({ closedAt }) => closedAt === undefined).map((change) => change.reported);
    return account.factors.filter(({ kind }) => !reported.some((factor) => factor.kind === kind));
  },
  verifyChoices: () => ['stillValid', 'noLongerValid'],
  masked({ kind, destination }) {
    if (kind === 'phone') return `•••\u2011•••\u2011${destination.slice(-4)}`;
    const at = destination.lastIndexOf('@');
    return `${destination.slice(0, 1)}•••${destination.slice(at)}`;
  },
  screenAfterStillValid: () => 'securityCode',
  screenWithoutAnswer: () => undefined,

  factorReported: (_account, chosen) => chosen,
  screenAfterNoLongerValid: () => 'terms',
  agreementNeeded: () => true,
  screenAfterTerms: ({ errand }) => (errand === 'completion' ? 'account' : 'information'),
  readInformation(entered) {
    const address = readAddress(entered);
    const primaryPhone = readPhone(entered['primaryPhone']);
    const problems = address.problems ?? [];
    if (primaryPhone === undefined) problems.push({ field: 'primaryPhone', says: 'problem.primaryPhone' });
    if (address.value === undefined || primaryPhone === undefined) return { problems };
    return { value: { address: address.value, primaryPhone } };
  },
  letterRefusedUntil({ account, now, policy }) {
    if (typeof policy.secondLetter === 'string') return undefined;
    const last = account.changes.at(-1);
    if (last === undefined || last.closedAt !== undefined) return undefined;
    const until = new Date(last.requestedAt.getTime() + policy.secondLetter.refusedFor);
    return now < until ? until : undefined;
  },
  newResetCode: (policy) => randomCode(policy.resetCode),
  lettersFor: ({ account, change }) => [{ to: { name: account.name, ...change.address }, resetCode: change.resetCode }],
  addressShown: ({ to }) => to,
  lettersAgain: () => [],
  letterParts: () => wholeLetter,
  changesAfterRequest({ account, now, policy }, change) {
    const earlier =
      policy.secondLetter === 'bothWork'
        ? account.changes
        : account.changes.map((before) => ({ ...before, voidedAt: before.voidedAt ?? now }));
    return [...earlier, change];
  },
  screenAfterLetterRequested: () => 'confirmation',
  screenAfterDone: () => 'signIn',

  letterChoices: ({ factorsOffered }) =>
    factorsOffered.length > 0 ? ['begin', 'notYet', 'anotherLetter'] : ['begin', 'anotherLetter'],
  screenAfterLetterChoice: ({ choice }) =>
    (({ begin: 'destination', notYet: 'verify', anotherLetter: 'terms' }) as const)[choice],
  readDestination,
  destinationRefused: ({ account, policy }, destination) =>
    policy.sameDestination === 'refused' &&
    account.factors.some((factor) => factor.destination === destination.destination),
  screenAfterDestination: () => 'securityCode',
  securityCodeNeeded: () => true,
  screenAfterSecurityCode: ({ purpose }) => (purpose === 'change' ? 'resetCode' : 'account'),
  resetCodeIsCurrent: (change, { now, policy }) =>
    change.closedAt === undefined &&
    change.voidedAt === undefined &&
    now.getTime() < change.requestedAt.getTime() + policy.resetCode.lifetime,
  resetCodeMatches: (change, entered) => sameSecret(change.resetCode, normalizedCode(entered)),
  resetCodeTriesSpent: (change, policy) => change.wrongResetCodes >= policy.resetCode.tries,
  screenAfterResetCode: () => 'beforeTerms',
  screenAfterBeforeTerms: () => 'terms',
  factorsChangeAfter: 'terms',
  changeClosesAfter: 'terms',
  factorsAfterChange({ account, change, destination, policy }) {
    if (policy.otherFactor === 'removed') return [destination];
    const givesWay = ({ kind }: Factor): boolean => kind === destination.kind && policy.otherFactor === 'kept';
    const others = account.factors.filter((factor) => factor.kind !== change.reported.kind && !givesWay(factor));
    // The phone comes first on every screen.
    return destination.kind === 'phone' ? [destination, ...others] : [...others, destination];
  },
  changesAfterCompletion: (account, _change, now) =>
    account.changes.map((change) => ({ ...change, closedAt: change.closedAt ?? now })),
  factorsShown: ({ factors }) => factors,

  newSecurityCode: (policy) => randomCode(policy.securityCode),
  destinationsForSecurityCode: ({ destination }) => [destination],
  otherDestinationsOffered: () => [],
  securityCodeIsCurrent: (issued, { visit, purpose, now, policy }) =>
    issued.visit === visit &&
    issued.purpose === purpose &&
    issued.usedAt === undefined &&
    issued.replacedAt === undefined &&
    now.getTime() < issued.sentAt.getTime() + policy.securityCode.lifetime,
  securityCodeMatches: (issued, entered) => sameSecret(issued.code.toUpperCase(), normalizedCode(entered)),
  securityCodeTriesSpent: (account, policy) => account.wrongSecurityCodes >= policy.securityCode.tries,
  sendAfter: () => [0],
  blindCopies: () => [],
  goOnWhenSendingFails: false,

  mayOpen: (screen, path) => path.includes(screen),
  sameFormCountsOnce: true,
  sessionEndsAfter: 30 * 60_000,
};
