/** The bundled reference portal, described as any other portal is. */
import { defineTarget, type Account, type Factor } from 'second-factor-conformance';

export default defineTarget({
  name: 'Reference portal',
  start: { command: 'node --import tsx reference-server/portal/main.ts', cwd: '..', readyPath: '/healthz' },
  signInPath: '/sign-in',
  deadlines: { screen: '10 s', message: '10 s' },
  accounts: {
    async create({ factors, state, reported }, { baseUrl, contacts, fresh }) {
      const phone: Factor = { kind: 'phone', destination: await contacts.phone(), readable: true };
      const email: Factor = { kind: 'email', destination: await contacts.email(), readable: true };
      const { username, password, holder } = fresh();
      await control(`${baseUrl}/control/accounts`, {
        username,
        password,
        name: holder,
        factors,
        state,
        reported,
        contacts: { phone: phone.destination, email: email.destination },
      });
      return { username, password, holder, factors: { phone: [phone], email: [email], both: [phone, email] }[factors] };
    },
  },
  clock: {
    scope: 'account',
    advance: (milliseconds, { username }: Account, { baseUrl }) =>
      control(`${baseUrl}/control/accounts/${username}/clock`, { advance: milliseconds }),
  },
});

async function control(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${String(response.status)}: ${await response.text()}`);
}
