/**
 * A target to copy, to any folder: what the kit must know of a portal. Every key is here, those that may be left out as comments with
 * what holds without them or, after "for example", what it might be; an editor shows what each takes as you type. `smallest.target.ts`
 * has what is needed at least.
 *
 * An editor finds `second-factor-conformance` in the kit's own folder, and elsewhere once it was installed beside the target by
 * `npm install --save-dev PATH/TO/second-factor-conformance`. To run, nothing of that is needed. A JavaScript file (`.mjs`) does as well;
 * begin it with `// @ts-check`.
 *
 * Look at it with `npm run doctor -- --target FILE`, then run `npm run conformance -- --target FILE`.
 */
import { defineTarget } from 'second-factor-conformance';

export default defineTarget({
  // What the report says.
  name: 'Your portal',
  // For example:
  // version: '1.0',
  // vendor: 'You',

  // Where the portal runs. Or leave it out and let the kit start the portal on a free port (see start).
  baseUrl: 'http://127.0.0.1:3000',
  // Path of the sign-in page.
  signInPath: '/',

  // How the kit shall start the portal: with PORT, SMTP_HOST, SMTP_PORT, TEXT_MESSAGE_URL and LETTER_URL in its environment.
  // Without it the kit starts nothing. A command, for example, or a function:
  // start: { command: 'npm start', cwd: '.', env: { NODE_ENV: 'test' }, readyPath: '/', readyWithin: '60 s' },
  // start: async ({ smtp, textMessageUrl, letterUrl }) => ({ baseUrl: 'http://127.0.0.1:3000', stop: async () => {} }),

  // Names of environment variables that must be set: secrets are named here, and never written. For example:
  // environment: ['PORTAL_KEY'],

  // What the portal claims.
  // profiles: ['core'],

  // The most scenarios at the same time. Make it smaller where the portal answers with 429, too many requests. Without it
  // there are two more than this machine has cores. For example:
  // workers: 2,

  // The portal's own words: text, a pattern, or a function that returns a Playwright locator; what stands in several fields has a list of
  // their labels. Here are all keys with what is looked for unless you state it; state those alone that differ.
  // labels: {
  //   'signIn.page': 'Sign In',
  //   'signIn.username': 'Username',
  //   'signIn.password': 'Password',
  //   'signIn.submit': 'Sign In',
  //   'verify.phonePage': 'Please verify your cell phone number',
  //   'verify.emailPage': 'Please verify your email address',
  //   'verify.bothPage': '…', // the page that asks about cell phone and email address together; unless stated it is known by what is new on it
  //   'verify.phoneGroup': 'Cell phone',
  //   'verify.emailGroup': 'Email',
  //   'verify.noLongerValid': 'No, it is no longer valid and must be changed.',
  //   'verify.stillValid': 'Yes, send my security code there.',
  //   next: 'Next',
  //   'terms.page': 'Terms of Service',
  //   'terms.agree': 'I agree to the Terms of Service',
  //   'information.page': 'Provide Information',
  //   'information.street': 'Street address',
  //   'information.city': 'City',
  //   'information.state': 'State',
  //   'information.zip': 'ZIP code',
  //   'information.phone': 'Primary phone number',
  //   'information.submit': 'Mail Reset Code Instructions',
  //   'confirmation.page': '…', // the page that says that a letter is on its way; unless stated it is known by what is new on it
  //   'confirmation.done': 'Done',
  //   'letter.page': 'Do you have your reset code letter?',
  //   'letter.begin': "Yes, let's begin",
  //   'destination.page': '…', // the page that asks where security codes shall go; unless stated it is known by what is new on it
  //   'destination.textMessage': 'Text message',
  //   'destination.email': 'Email',
  //   'destination.phoneField': 'Cell phone number',
  //   'destination.emailField': 'Email address',
  //   'securityCode.page': '…', // the page that asks for the security code; unless stated it is known by what is new on it
  //   'securityCode.field': 'Security code',
  //   'securityCode.submit': 'Submit Security Code',
  //   'resetCode.page': '…', // the page that asks for the reset code; unless stated it is known by what is new on it
  //   'resetCode.field': 'Reset code',
  //   'beforeTerms.page': '…', // the page after the reset code, which leads to the terms; unless stated it is known by what is new on it
  //   'account.page': 'my Social Security',
  // },
  // For example: 'verify.noLongerValid': /no longer (valid|mine)/, 'destination.emailField': ['Email address', 'Confirm email'],
  // 'information.street': ['Address line 1', 'Address line 2'] where there is a line for an apartment, or
  // 'confirmation.done': (page) => page.getByRole('main').getByRole('button', { name: 'Done' })

  // Where the kit reads what the portal sends: its own inbox and sinks ('kit', which holds without it), nowhere ('none'), or in a way of
  // yours. For example:
  // channels: {
  //   email: { mailpit: 'https://mail.example.com', userVariable: 'MAILPIT_USER', passwordVariable: 'MAILPIT_PASSWORD' },
  //   // A function calls arrived({ to, text }) once for each message, whoever it is for, from the moment its promise is resolved; lost(reason)
  //   // when it can read no more; and returns what ends it. Each worker calls it, so take nothing out of an inbox: look at what is new.
  //   textMessage: async ({ arrived, lost }) => {
  //     const stream = await gateway.messages(({ number, body }) => arrived({ to: number, text: body }));
  //     stream.on('close', () => lost('the gateway closed the stream'));
  //     return () => stream.end();
  //   },
  //   // Letters have text, html, or pdf in base64. Where the kit starts the portal, ({ arrived, lost, baseUrl }) has its address.
  //   letter: async ({ arrived, lost }) => {
  //     const seen = new Set((await printer.letters()).map(({ id }) => id));
  //     const look = async () => {
  //       for (const { id, name, line1, city, state, zip, html } of await printer.letters()) {
  //         if (!seen.has(id)) arrived({ to: { name, line1, city, state, zip }, html });
  //         seen.add(id);
  //       }
  //     };
  //     const timer = setInterval(() => look().catch((error) => lost(String(error))), 500);
  //     return () => clearInterval(timer);
  //   },
  // },

  // Where accounts come from. From a file of accounts that were made beforehand, with accountsFromPool imported beside defineTarget:
  // accounts: accountsFromPool({ file: 'accounts.csv' }),
  accounts: {
    create({ factors, state, reported }, { baseUrl }) {
      // Make an account at baseUrl. What it has is factors: 'phone', 'email' or 'both'. Its state is 'settled', with nothing under way, or
      // 'letterOnItsWay': the letter was asked for and mailed, once the factor in reported ('phone' or 'email') was reported as lost.
      // Return a promise of its username, password, holder (the name on the letter, never the same twice) and factors:
      // { username, password, holder, factors: [{ kind: 'phone', destination: '+12025550123', readable: true }] }
      // The help that is handed in makes what nobody else is given: fresh() a username, password and holder, contacts.phone() and
      // contacts.email() destinations. Return undefined for a state that you cannot make: the kit then reaches it through the pages.
      throw new Error(`make an account with ${factors}, ${state}, ${reported} reported, at ${baseUrl}`);
    },
    // How many are left, where they are not made but taken from a store of yours: the doctor then counts them, and makes none. For example:
    // stock: async () => [{ factors: 'phone', state: 'settled', left: 40 }],
  },

  // Where fresh phone numbers, email addresses and mailing addresses come from; the kit's own are made up. For example:
  // contacts: { email: async () => `test-${crypto.randomUUID()}@mail.example.com` },

  // How the portal's time is moved: needed only where letterPageFrom is a time. Without it, those rows are not tested. For example:
  // clock: { scope: 'account', advance: async (milliseconds, account, { baseUrl }) => {} },

  // The longest that a screen, and an email, a text message or a letter may take.
  // deadlines: { screen: '10 s', message: '30 s' },

  // What the portal decides for itself. After "for example" stands what is taken for granted of no portal.
  // policy: {
  //   quietTime: '2 s', // how long to wait for what must not come: longer than your queues, or your own reading of a channel, take
  //   letterPageFrom: 0,
  //   oldFactorUntil: 'completion', // or 'request': from the request for the letter on it opens nothing any more
  //   otherFactor: 'kept', // or 'removed'; one that is kept may give way to a new one of its kind, or stay beside it
  //   securityCode: { shape: /\d{6}/ }, // and for example lifetime: '10 minutes', tries: 5, resends: 3
  //   resetCode: {}, // for example shape: /[A-Z0-9]{4}-[A-Z0-9]{4}/, lifetime: '21 days', tries: 5
  //   secondLetter: 'voidsFirst', // for example 'bothWork', or { refusedFor: '7 days' }
  //   sameDestination: 'accepted',
  // },

  // Labels of what may come in between and is clicked away: cookie banners, "stay signed in?". For example:
  // dismiss: ['Only necessary cookies', 'Not now'],

  // Words by which the letter's instructions are known, where they are not the labels. For example:
  // phrases: { signIn: 'log in', destination: 'choose your delivery', resetCode: 'type the code' },

  // Rows that someone has let pass, for a reason and for a time. For example:
  // waivers: [{ requirement: 'CORE-12', owner: 'Ann Park', reason: 'new letter in May', expires: '2026-05-31' }],
});
