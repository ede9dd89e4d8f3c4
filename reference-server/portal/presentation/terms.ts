/** Made-up terms, long enough that one has to scroll. */
export const defaultTerms: readonly string[] = [
  'These terms stand here so that there is something to agree to. They bind nobody.',
  'This portal shows how people change where they receive security codes: they say that a cell phone number or an email address is no longer valid, receive a reset code by letter, and use it to name a new one.',
  'The portal belongs to no agency and to no company. Nothing that is entered here reaches anyone but the programs on this machine that stand for the phone, the inbox and the letterbox.',
  'Enter nothing real: no name, no address, no phone number and no password that you use elsewhere. All accounts are made up, and all are forgotten when the portal ends.',
  'You agree to use the account that you were given for this test alone, to keep its password to the test, and to let the reset code be read by the one that it was mailed for.',
  'A security code is sent to the place that you chose. It is good for a short time and works once. A reset code is mailed to the address that you entered. It is good for some weeks and works once.',
  'Whoever tests with this portal may break it as much as they like. If something does not work as these pages say, please tell whoever runs the test.',
];
