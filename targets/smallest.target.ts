/** All that the kit must know of a portal that uses the article's words and sends to the kit's sinks. */
import { defineTarget, type Account } from 'second-factor-conformance';

export default defineTarget({
  name: 'Smallest',
  baseUrl: 'http://127.0.0.1:3000',
  accounts: {
    async create(condition, { baseUrl, fresh }) {
      const headers = { 'content-type': 'application/json' };
      const asked = { method: 'POST', headers, body: JSON.stringify({ ...condition, ...fresh() }) };
      return (await fetch(`${baseUrl}/test/accounts`, asked)).json() as Promise<Account>;
    },
  },
});
