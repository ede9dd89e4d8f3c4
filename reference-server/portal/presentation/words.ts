/**
 * Every word on a screen, in a message and in the letter. Keys that the catalogue's table of names has stand here under
 * the same name. `{name}` in a text is filled in.
 */
export const defaultWords = {
  'signIn.page': 'Sign In',
  'signIn.username': 'Username',
  'signIn.password': 'Password',
  'signIn.submit': 'Sign In',
  'signIn.sessionEnded': 'Your session has ended, and nothing was lost but the page you were on. Please sign in again.',

  'verify.phonePage': 'Please verify your cell phone number',
  'verify.emailPage': 'Please verify your email address',
  'verify.bothPage': 'Choose how to get your security code',
  'verify.phoneGroup': 'Cell phone',
  'verify.emailGroup': 'Email',
  'verify.phoneShown': 'The cell phone number that we have is {masked}.',
  'verify.emailShown': 'The email address that we have is {masked}.',
  'verify.phoneQuestion': 'Can you still get text messages at this number?',
  'verify.emailQuestion': 'Can you still get email at this address?',
  'verify.oneOfThem': 'Choose one answer, for the cell phone or for the email.',
  'verify.stillValid': 'Yes, send my security code there.',
  'verify.noLongerValid': 'No, it is no longer valid and must be changed.',
  'verify.nothingOffered':
    'Your reset code letter is on its way. When it has come, sign in again, and you will be asked for it.',

  next: 'Next',

  'terms.page': 'Terms of Service',
  'terms.agree': 'I agree to the Terms of Service',
  'terms.scroll': 'Scroll down to read the terms, then check the box to agree.',

  'information.page': 'Provide Information',
  'information.intro':
    'We will mail you a letter with a reset code. Tell us where the letter should go, and how we can reach you by phone.',
  'information.street': 'Street address',
  'information.city': 'City',
  'information.state': 'State',
  'information.chooseState': 'Choose a state',
  'information.zip': 'ZIP code',
  'information.zipHint': 'Five digits, or nine as in 12345-6789.',
  'information.phone': 'Primary phone number',
  'information.phoneHint': 'Ten digits, or with + and the country code for a number outside the US.',
  'information.submit': 'Mail Reset Code Instructions',

  'confirmation.page': 'Your letter is being mailed',
  'confirmation.text':
    'In 5 to 10 business days you will receive a letter with a reset code and step-by-step instructions for changing where you receive security codes.',
  'confirmation.then': 'When you have the letter, sign in again.',
  'confirmation.done': 'Done',

  'letter.page': 'Do you have your reset code letter?',
  'letter.intro': 'On {date} we mailed you a letter with a reset code. It takes 5 to 10 business days.',
  'letter.question': 'Choose how to go on',
  'letter.begin': "Yes, let's begin",
  'letter.notYet': 'Not yet: sign in with my current cell phone or email',
  'letter.another': 'No: mail me another letter',

  'destination.page': 'Where should we send your security codes?',
  'destination.question': 'How do you want to receive your security code?',
  'destination.intro': 'Fill in the field that goes with your choice. We will send a security code there now.',
  'destination.textMessage': 'Text message',
  'destination.email': 'Email',
  'destination.phoneField': 'Cell phone number',
  'destination.emailField': 'Email address',

  'securityCode.page': 'Enter your security code',
  'securityCode.sent': 'We sent a security code to {masked}. It is good for {minutes} minutes.',
  'securityCode.sentAgain': 'A new security code is on its way. The one before no longer works.',
  'securityCode.field': 'Security code',
  'securityCode.submit': 'Submit Security Code',
  'securityCode.resend': 'Send a new security code',
  'securityCode.sendElsewhere': 'Send it to {masked} instead',

  'resetCode.page': 'Enter your reset code',
  'resetCode.intro': 'The reset code is in the letter that we mailed you.',
  'resetCode.field': 'Reset code',
  'resetCode.hint': 'Capital or small letters, with or without the dash.',
  'resetCode.another': 'Mail me another letter',

  'beforeTerms.page': 'Your codes are right',
  'beforeTerms.text':
    'Once you have agreed to the terms on the next page, security codes will go to {masked}, and no longer to the one that you told us is no longer valid.',

  'account.page': 'my Social Security',
  'account.welcome': 'You are signed in as {name}.',
  'account.factors': 'Where your security codes go',
  'account.phone': 'Cell phone',
  'account.email': 'Email',
  'account.signOut': 'Sign out',

  'message.subject': 'Your security code',
  'message.body':
    'Your security code is {code}. It is good for {minutes} minutes. If you did not ask for it, do nothing. Reference portal for tests.',

  // What a new destination is told before its code; nothing, where it is empty.
  'message.noticeSubject': '',
  'message.notice': '',

  'problem.title': 'Please correct this',
  'problem.prefix': 'Error',
  'problem.signIn': 'The username or the password is not right. Please enter both again.',
  'problem.choice': 'Choose one of the answers.',
  'problem.agree': 'Check the box to agree to the Terms of Service: without that you cannot go on.',
  'problem.street': 'Enter the street address, such as 12 Main Street.',
  'problem.city': 'Enter the city.',
  'problem.state': 'Enter the state, such as Maryland or MD.',
  'problem.zip': 'Enter a ZIP code of five digits, or of nine as in 12345-6789.',
  'problem.primaryPhone':
    'Enter a primary phone number that can exist: ten digits, or + and the country code for one outside the US.',
  'problem.destinationChoice': 'Choose text message or email, and fill in the field that goes with it.',
  'problem.phoneField':
    'Enter a cell phone number that can exist: ten digits, or + and the country code for one outside the US. Or choose email.',
  'problem.emailField': 'Enter an email address, such as name@example.com.',
  'problem.sameDestination': 'Security codes go there already. Enter another cell phone number or email address.',
  'problem.securityCodeShape': 'Enter the security code: {length} characters, as in the message.',
  'problem.securityCodeWrong': 'That is not the security code that we sent. Enter it again, or have a new one sent.',
  'problem.securityCodeOld': 'That security code no longer works. Have a new one sent and enter that.',
  'problem.locked':
    'There were too many wrong security codes. You can try again after {time}; whoever runs this test can help before.',
  'problem.noMoreCodes': 'No more new codes can be sent now. Sign in again to have one sent.',
  'problem.resetCodeShape': 'Enter the reset code: {length} letters and digits, as in the letter.',
  'problem.resetCodeWrong':
    'That is not the reset code from your letter. Enter it again, or have another letter mailed.',
  'problem.resetCodeOld': 'That reset code no longer works. Have another letter mailed and use the reset code in it.',
  'problem.changeGone':
    'The reset code was used or replaced in the meantime, so nothing was changed here. Sign in again to see where your security codes go.',
  'problem.letterRefused': 'We mailed you a letter a short time ago. You can have another one mailed after {time}.',
  'problem.notSent':
    'This could not be sent just now, and nothing was changed. What you entered is still here: please try again. If it fails again, ask whoever runs this test.',

  'portal.name': 'Reference portal for tests',
  'portal.banner': 'Reference portal for tests. It belongs to no agency. Enter nothing real.',
  'portal.help': 'Need help? This portal has no help desk. Ask whoever runs this test.',
  'portal.goOn': 'Go on where you were',
  'portal.notFound': 'There is no such page',
  'portal.expiredForm': 'This page was out of date',
  'portal.expiredFormText': 'What it sent was not accepted, and nothing was changed.',
  'portal.failed': 'Something went wrong',
  'portal.failedText': 'Nothing was changed. Please try again.',
};

export type WordKey = keyof typeof defaultWords;
export type Words = Readonly<Record<WordKey, string>>;

/** Fills `{name}` in a text with values; a placeholder without a value stays, so that it is noticed. */
export function filled(text: string, values: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{(\w+)\}/gu, (placeholder, name: string) => values[name] ?? placeholder);
}
