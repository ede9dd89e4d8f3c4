/** The words of the letter, apart from those that are names on a screen. `{name}` in a text is filled in. */
import type { Words } from './words.ts';

export interface LetterTexts {
  /** Lines at the top left. */
  sender: readonly string[];
  salutation: string;
  greeting: readonly string[];
  /** Stands before the code, on its line. */
  resetCode: string;
  instructionsHeading: string;
  /** The instructions in order, naming the controls as the screens do. */
  instructions(words: Words): string[];
  validity: string;
  help: string;
  closing: string;
  /** At the foot of the page. */
  testNotice: string;
}

export const defaultLetterTexts: LetterTexts = {
  sender: ['Reference portal for tests', '1 Example Plaza', 'Springfield, MD 21200'],
  salutation: 'Dear {name}:',
  greeting: [
    'You told us that you can no longer use the cell phone or email where you receive security codes. This letter contains the reset code that you need, and the steps to change where you receive security codes.',
  ],
  resetCode: 'Your reset code:',
  instructionsHeading: 'How to change where you receive security codes',
  instructions: (words) => [
    `Go to the “${words['signIn.page']}” page of the reference portal. Enter your username and password, and click “${words['signIn.submit']}.”`,
    `On the page “${words['letter.page']}” choose “${words['letter.begin']}.”`,
    `Click “${words.next}.”`,
    `Choose how you want to receive your security code and fill in the field: “${words['destination.phoneField']}” for a text message, or “${words['destination.emailField']}” for email.`,
    `Click “${words.next}.” We will send you a security code.`,
    `Enter that code under “${words['securityCode.field']}.”`,
    `Click “${words['securityCode.submit']}.”`,
    `Enter the reset code from this letter under “${words['resetCode.field']}.”`,
    `Click “${words.next}.”`,
    `Click “${words.next}” again.`,
    `Scroll down and check the box “${words['terms.agree']}.”`,
    `Click “${words.next}.” You are then in your my Social Security account.`,
  ],
  validity: 'The reset code works once, and until {until}. If it has run out, sign in and have another letter mailed.',
  help: 'If you did not ask for this letter, or if something does not work, ask whoever runs this test.',
  closing: 'Reference portal for tests',
  testNotice: 'This is a test letter. It comes from no agency, and nothing in it is real.',
};
