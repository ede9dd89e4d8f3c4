/** Lakeside, described to the kit as its vendor would. */
import { defineTarget, type Factor } from 'second-factor-conformance';

export default defineTarget({
  name: 'Lakeside Benefits',
  version: '1.0',
  vendor: 'an example to copy',
  start: {
    command: 'node --import tsx server/main.ts',
    env: { LAKESIDE_TEST_HOOKS: '1' },
    readyPath: '/health',
  },
  labels: {
    'signIn.page': 'Log in to Lakeside',
    'signIn.username': 'Member ID',
    'signIn.password': 'Passphrase',
    'signIn.submit': 'Log in',
    'verify.phonePage': 'Is this phone still yours?',
    'verify.emailPage': 'Is this mailbox still yours?',
    'verify.phoneGroup': 'Phone',
    'verify.emailGroup': 'Mail',
    // Cards: their names go on with what stands below.
    'verify.noLongerValid': /^I no longer have this (phone|mailbox)/,
    'verify.stillValid': /^Send my login code/,
    next: 'Continue',
    'terms.page': 'Conditions of use',
    'terms.agree': 'I accept the conditions of use',
    'information.page': 'Where shall we write to you?',
    'information.street': 'Street and number',
    'information.city': 'Town',
    'information.zip': 'ZIP or ZIP+4',
    'information.phone': 'Phone for questions',
    'information.submit': 'Write to me',
    'confirmation.done': 'I am done',
    'letter.page': 'Has our letter come?',
    'letter.begin': 'Yes, here it is',
    'destination.textMessage': 'Text',
    'destination.email': 'Mail',
    'destination.phoneField': 'Mobile number',
    'destination.emailField': 'Mail address',
    'securityCode.field': 'Login code',
    'securityCode.submit': 'Check the code',
    'resetCode.field': 'Letter code',
    'account.page': 'Your Lakeside benefits',
  },
  dismiss: ['Only what is needed', 'Not on this device'],
  policy: {
    letterPageFrom: '2 days',
    oldFactorUntil: 'request',
    otherFactor: 'removed',
    securityCode: { shape: /\d{8}/, lifetime: '10 minutes', tries: 5 },
    resetCode: { shape: /[A-Z]{4}-\d{4}/, lifetime: '21 days', tries: 5 },
    secondLetter: 'bothWork',
    sameDestination: 'refused',
  },
  accounts: {
    async create({ factors, state, reported }, { baseUrl, contacts, fresh }) {
      const phone: Factor = { kind: 'phone', destination: await contacts.phone(), readable: true };
      const email: Factor = { kind: 'email', destination: await contacts.email(), readable: true };
      const chosen = { phone: [phone], email: [email], both: [phone, email] }[factors];
      const { username, password, holder } = fresh();
      const { street, city, state: homeState, zip } = await contacts.address();
      const address = { street, city, state: homeState.name, zip, phone: '4105550100' };
      await test(`${baseUrl}/test/members`, {
        id: username,
        passphrase: password,
        name: holder,
        contacts: chosen.map(({ kind, destination }) => ({ kind, address: destination })),
        ...(state === 'letterOnItsWay' ? { letter: { lost: reported, address } } : {}),
      });
      return { username, password, holder, factors: chosen };
    },
  },
  clock: {
    scope: 'account',
    advance: (milliseconds, { username }, { baseUrl }) =>
      test(`${baseUrl}/test/members/${username}/clock`, { milliseconds }),
  },
});

async function test(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}: ${await response.text()}`);
}
