/** The letter: where it goes, and what it says. CORE-10 to CORE-12. */
import type { Account } from '../portal/model.ts';
import type { LetterPart } from '../portal/rules.ts';
import { eachLetter, hasOnlyEmail, letterTexts, rule, toAddressOnFile } from './bend.ts';
import type { Defect } from './defect.ts';

const A_SECOND = 1_000;

/** A part that the letter lacks, to these accounts. */
function leavingOut(left: LetterPart, applies: (account: Account) => boolean = () => true): Defect['apply'] {
  return rule(
    'letterParts',
    (right) => (account) => right(account).filter((part) => part !== left || !applies(account)),
  );
}

export const letter: readonly Defect[] = [
  {
    id: 'letter-to-old-address',
    requirement: 'CORE-10',
    summary: 'The letter goes to the address on file, and not to the one that was entered.',
    apply: eachLetter(toAddressOnFile),
  },
  {
    id: 'letter-with-old-zip-code',
    requirement: 'CORE-10',
    summary: 'The letter has the street and the city that were entered, with the ZIP code of the old address.',
    apply: eachLetter((letter, { addressOnFile }) => ({ ...letter, to: { ...letter.to, zip: addressOnFile.zip } })),
  },
  {
    id: 'letter-shows-old-address',
    requirement: 'CORE-10',
    summary:
      'The print provider gets the address that was entered; in the window of the envelope stands the one on file.',
    apply: rule('addressShown', () => (letter, account) => toAddressOnFile(letter, account).to),
  },
  {
    id: 'letter-shows-other-name',
    requirement: 'CORE-10',
    summary: 'In the window of the envelope stands another name above the address that was entered.',
    apply: rule('addressShown', () => ({ to }) => ({ ...to, name: 'Pat Example' })),
  },
  {
    id: 'letter-sent-twice',
    requirement: 'CORE-10',
    summary: 'Two letters with the same code come.',
    apply: rule('lettersFor', (right) => (request) => [...right(request), ...right(request)]),
  },
  {
    id: 'letter-sent-again-later',
    requirement: 'CORE-10',
    summary: 'A second later the same letter is sent once more.',
    apply: rule(
      'sendAfter',
      (right) => (message) => (message.what === 'letter' ? [...right(message), A_SECOND] : right(message)),
    ),
  },
  {
    id: 'letter-also-to-old-address',
    requirement: 'CORE-10',
    summary: 'Another copy of the letter, code and all, goes to the address on file.',
    apply: rule('lettersFor', (right) => (request) => [
      ...right(request),
      ...right(request).map((letter) => toAddressOnFile(letter, request.account)),
    ]),
  },
  {
    id: 'letter-for-each-factor',
    requirement: 'CORE-10',
    summary: 'Someone with both a cell phone and an email address gets two letters.',
    apply: rule('lettersFor', (right) => (request) => request.account.factors.flatMap(() => right(request))),
  },
  {
    id: 'letter-twice-for-email',
    requirement: 'CORE-10',
    summary: 'Someone whose security codes go to an email address gets two letters.',
    apply: rule('lettersFor', (right) => (request) => {
      return hasOnlyEmail(request.account) ? [...right(request), ...right(request)] : right(request);
    }),
  },
  {
    id: 'letter-to-another-country',
    requirement: 'CORE-10',
    summary: 'The print provider is told that the address is in Canada.',
    apply: eachLetter((letter) => ({ ...letter, to: { ...letter.to, country: 'CA' } })),
  },
  {
    id: 'letter-with-street-cut-off',
    requirement: 'CORE-10',
    summary: 'Of the street that was entered, only the first fifteen characters stand on the letter.',
    // Where a cut leaves an abbreviation, as "1200 Chesterfield Dr", nothing is wrong with the address.
    apply: eachLetter((letter) => ({ ...letter, to: { ...letter.to, street: letter.to.street.slice(0, 15) } })),
  },
  {
    id: 'letter-again-at-sign-in',
    requirement: 'CORE-10',
    summary: 'Every sign-in while the letter is on its way sends it once more.',
    apply: rule(
      'lettersAgain',
      () =>
        ({ account, screen }) =>
          screen === 'signIn' ? account.changes.filter(({ closedAt }) => closedAt === undefined) : [],
    ),
  },
  {
    id: 'letter-again-with-new-contact',
    requirement: 'CORE-10',
    summary: 'Whoever has the letter and enters where security codes shall go is sent it once more.',
    apply: rule(
      'lettersAgain',
      () =>
        ({ account, screen }) =>
          screen === 'destination' ? account.changes.filter(({ closedAt }) => closedAt === undefined) : [],
    ),
  },
  {
    id: 'letter-copied-to-the-files',
    requirement: 'CORE-10',
    summary: 'Another copy of the letter, code and all, goes to an office that files letters.',
    apply: rule('lettersFor', (right) => (request) => [
      ...right(request),
      ...right(request).map((letter) => ({
        ...letter,
        to: { name: 'Records Office', street: '1 Archive Way', city: 'Baltimore', state: 'MD', zip: '21201' },
      })),
    ]),
  },
  {
    id: 'letter-never-sent',
    requirement: 'CORE-10',
    summary: 'The page says that the letter is being mailed, and none ever is.',
    apply: rule('lettersFor', () => () => []),
  },
  {
    id: 'letter-without-code',
    requirement: 'CORE-11',
    summary: 'The letter tells what to do with a reset code, and has none.',
    apply: leavingOut('resetCode'),
  },
  {
    id: 'letter-without-code-for-both',
    requirement: 'CORE-11',
    summary: 'The letter to someone with both cell phone and email address has no reset code.',
    apply: leavingOut('resetCode', ({ factors }) => factors.length > 1),
  },
  {
    id: 'letter-with-blank-code',
    requirement: 'CORE-11',
    summary: 'The letter says "Your reset code:", and nothing follows.',
    apply: eachLetter((letter) => ({ ...letter, resetCode: '' })),
  },
  {
    id: 'letter-with-masked-code',
    requirement: 'CORE-11',
    summary: 'The letter shows the last four characters of the reset code, as screens do with secrets.',
    apply: eachLetter((letter) => ({ ...letter, resetCode: `••••••${letter.resetCode.slice(-4)}` })),
  },
  {
    id: 'letter-without-instructions',
    requirement: 'CORE-12',
    summary: 'The letter has the reset code, and no word on what to do with it.',
    apply: leavingOut('instructions'),
  },
  {
    id: 'letter-without-instructions-with-email',
    requirement: 'CORE-12',
    summary: 'The letter to someone whose codes come by email is written from a template that lacks the instructions.',
    apply: leavingOut('instructions', hasOnlyEmail),
  },
  {
    id: 'letter-ends-with-sign-in',
    requirement: 'CORE-12',
    summary: 'In the letter the step about signing in is the last one.',
    apply: letterTexts((texts) => ({
      instructions: (words) => {
        const [signIn, ...others] = texts.instructions(words);
        return signIn === undefined ? others : [...others, signIn];
      },
    })),
  },
  {
    id: 'letter-leaves-out-destination',
    requirement: 'CORE-12',
    summary: 'The letter does not say that one has to choose where security codes go.',
    apply: letterTexts((texts) => ({
      instructions: (words) =>
        texts.instructions(words).filter((step) => !step.includes(words['destination.phoneField'])),
    })),
  },
  {
    id: 'letter-leaves-out-reset-code',
    requirement: 'CORE-12',
    summary: 'The steps in the letter do not say where to enter the reset code.',
    apply: letterTexts((texts) => ({
      instructions: (words) => texts.instructions(words).filter((step) => !step.includes(words['resetCode.field'])),
    })),
  },
];
