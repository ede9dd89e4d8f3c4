/** All that the kit must know of a portal that uses the article's words and sends to the kit's sinks. */
import { defineTarget, type Account } from 'second-factor-conformance';

export default defineTarget({
  name: 'Smallest',
  baseUrl: 'https://portal.example.com',
  accounts: {
    async create(condition, { baseUrl, fresh }) {
      const asked = { method: 'POST', body: JSON.stringify({ ...condition, ...fresh() }) };
      return (await fetch(`${baseUrl}/test/accounts`, asked)).json() as Promise<Account>;
    },
  },
});
