/** Other words: on the screens, in the messages and in the letter. The target has to say which. */
import { defaultPresentation } from '../../portal/presentation/presentation.ts';
import { defaultWords, type Words } from '../../portal/presentation/words.ts';
import { spanishLetterTexts, spanishTerms, spanishWords } from './spanish.ts';
import type { Variant } from './variant.ts';

const { letter } = defaultPresentation;

const plainWords: Words = {
  ...defaultWords,
  'signIn.page': 'Log in to your account',
  'signIn.username': 'User ID',
  'signIn.password': 'Passphrase',
  'signIn.submit': 'Log in',
  'verify.phonePage': 'Is this still your phone?',
  'verify.emailPage': 'Is this still your email?',
  'verify.bothPage': 'Phone or email?',
  'verify.phoneGroup': 'Your phone',
  'verify.emailGroup': 'Your mail',
  'verify.stillValid': 'It is: text or mail me a code',
  'verify.noLongerValid': 'It is not. I need to change it',
  next: 'Continue',
  'terms.page': 'Rules of use',
  'terms.agree': 'I have read the rules and agree',
  'information.page': 'Where should we write to?',
  'information.street': 'Number and street',
  'information.city': 'Town',
  'information.state': 'State or territory',
  'information.zip': 'ZIP',
  'information.phone': 'Best phone to reach you',
  'information.submit': 'Send the letter',
  'confirmation.page': 'A letter is coming',
  'confirmation.done': 'Close',
  'letter.page': 'Has our letter come?',
  'letter.begin': 'It has: go on',
  'destination.textMessage': 'By text',
  'destination.email': 'By mail',
  'destination.phoneField': 'Mobile number',
  'destination.emailField': 'Mail address',
  'securityCode.page': 'One more step',
  'securityCode.field': 'Code from the message',
  'securityCode.submit': 'Check the code',
  'resetCode.page': 'And the letter',
  'resetCode.field': 'Code from the letter',
  'account.page': 'Your account at a glance',
  'message.noticeSubject': 'You entered this address',
  'message.notice':
    'This was entered for messages about your account. What you need comes in another message. Reply STOP to end.',
};

/** The keys of the table of names that a portal with all other words has to state. */
const named = [
  'signIn.page',
  'signIn.username',
  'signIn.password',
  'signIn.submit',
  'verify.phonePage',
  'verify.emailPage',
  'verify.phoneGroup',
  'verify.emailGroup',
  'verify.stillValid',
  'verify.noLongerValid',
  'next',
  'terms.page',
  'terms.agree',
  'information.page',
  'information.street',
  'information.city',
  'information.state',
  'information.zip',
  'information.phone',
  'information.submit',
  'confirmation.done',
  'letter.page',
  'letter.begin',
  'destination.textMessage',
  'destination.email',
  'destination.phoneField',
  'destination.emailField',
  'securityCode.field',
  'securityCode.submit',
  'resetCode.field',
  'account.page',
] as const satisfies readonly (keyof Words)[];

function labelsIn(words: Words): Record<string, string> {
  return Object.fromEntries(named.map((key) => [key, words[key]]));
}

export const otherWords: readonly Variant[] = [
  {
    id: 'plain-words',
    summary: 'Every page and control has another name than in the article, and a notice comes before the code.',
    presentation: { ...defaultPresentation, words: plainWords },
    target: { labels: labelsIn(plainWords) },
  },
  {
    id: 'spanish',
    summary: 'All of it is in Spanish, messages, terms and letter included.',
    presentation: {
      ...defaultPresentation,
      words: spanishWords,
      terms: spanishTerms,
      letter: { ...letter, texts: spanishLetterTexts },
    },
    target: {
      labels: labelsIn(spanishWords),
      policy: { resetCode: { shape: /[A-Z0-9]{5}-[A-Z0-9]{5}/u } },
    },
  },
  {
    id: 'typographic-labels',
    summary: 'Labels have curly quotes and no final stop, or one too many; all are the same labels.',
    presentation: {
      ...defaultPresentation,
      words: {
        ...defaultWords,
        'verify.noLongerValid': 'No, it is no longer valid and must be changed',
        'letter.begin': 'Yes, let’s begin.',
        'terms.agree': 'I agree to the Terms of Service.',
        'information.submit': '“Mail Reset Code Instructions”',
      },
    },
  },
];
