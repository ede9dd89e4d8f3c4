/**
 * A target to copy: what the kit must know of a portal that uses the article's words and sends to the kit's sinks.
 * Every key, and what it takes, shows in an editor as you type.
 */
import { defineTarget } from 'second-factor-conformance';

export default defineTarget({
  name: 'Your portal',
  // Started with PORT, SMTP_HOST, SMTP_PORT, TEXT_MESSAGE_URL and LETTER_URL in its environment. Where it runs already, state
  // baseUrl instead.
  start: { command: 'npm start', readyPath: '/' },
  signInPath: '/sign-in',
  accounts: {
    create({ factors, state }, { baseUrl }) {
      // Make an account in your portal at baseUrl, and return its username, password, holder and factors. Return undefined for a
      // state that you cannot make: the kit then reaches it through the pages.
      throw new Error(`make an account with ${factors}, ${state}, at ${baseUrl}`);
    },
  },
});
