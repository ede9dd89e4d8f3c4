/**
 * The smallest portal that does what the article says, for an account with a cell phone: plain pages in the article's words, one
 * step after the other. A test makes it hostile in one place.
 */
import { randomInt } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Account, Condition, Help } from '../../fixtures/target/schema.ts';

export type Step =
  | 'sign-in'
  | 'verify'
  | 'terms'
  | 'information'
  | 'confirmation'
  | 'letter'
  | 'destination'
  | 'security-code'
  | 'reset-code'
  | 'before-terms'
  | 'terms-again'
  | 'account';

/** The step that each leads to. */
const next: Record<Exclude<Step, 'sign-in' | 'account'>, Step> = {
  verify: 'terms',
  terms: 'information',
  information: 'confirmation',
  confirmation: 'sign-in',
  letter: 'destination',
  destination: 'security-code',
  'security-code': 'reset-code',
  'reset-code': 'before-terms',
  'before-terms': 'terms-again',
  'terms-again': 'account',
};

export interface TextMessage {
  to: string;
  body: string;
}

export interface Letter {
  to: { name: string; line1: string; city: string; state: string; zip: string };
  text?: string;
  pdf?: string;
}

/** What a test may bend. Whatever is left out is as it should be. */
export interface Hostility {
  /** Answers in the portal's place; hands back whether it did. `step` is what the request leads to. */
  answer?(step: Step, request: IncomingMessage, response: ServerResponse): boolean;
  /** Changes a page before it is sent. */
  page?(step: Step, html: string): string;
  letters?(letter: Letter): Letter[];
  textMessages?(message: TextMessage): TextMessage[];
  /** Certificate and key, to speak TLS. */
  tls?: { cert: string; key: string };
}

interface Visit {
  account: Known | undefined;
  step: Step;
  entered: Record<string, string>;
}

interface Known extends Account {
  resetCode?: string;
}

export interface TinyPortal {
  baseUrl: string;
  create(condition: Condition, help: Help): Promise<Account | undefined>;
  close(): Promise<void>;
}

const labels: Partial<Record<Step, { heading: string; body: string; submit: string }>> = {
  'sign-in': {
    heading: 'Sign In',
    body: field('Username', 'username') + field('Password', 'password', 'password'),
    submit: 'Sign In',
  },
  verify: {
    heading: 'Please verify your cell phone number',
    body: radio('Yes, send my security code there.') + radio('No, it is no longer valid and must be changed.'),
    submit: 'Next',
  },
  terms: { heading: 'Terms of Service', body: agreement(), submit: 'Next' },
  information: {
    heading: 'Provide Information',
    body: ['Street address', 'City', 'State', 'ZIP code', 'Primary phone number']
      .map((name) => field(name, name))
      .join(''),
    submit: 'Mail Reset Code Instructions',
  },
  confirmation: { heading: 'Your letter is on its way', body: '', submit: 'Done' },
  letter: { heading: 'Do you have your reset code letter?', body: radio("Yes, let's begin"), submit: 'Next' },
  destination: {
    heading: 'Where shall codes go?',
    body: field('Cell phone number', 'phone'),
    submit: 'Next',
  },
  'security-code': { heading: 'Security code', body: field('Security code', 'code'), submit: 'Submit Security Code' },
  'reset-code': { heading: 'Reset code', body: field('Reset code', 'reset'), submit: 'Next' },
  'before-terms': { heading: 'Nearly there', body: '', submit: 'Next' },
  'terms-again': { heading: 'Terms of Service', body: agreement(), submit: 'Next' },
  account: { heading: 'my Social Security', body: '<p>Welcome back.</p>', submit: '' },
};

/**
 * Starts the portal on a free port of loopback.
 *
 * @param sinksUrl base address of the sinks
 */
export async function startTinyPortal(sinksUrl: string, hostility: Hostility = {}): Promise<TinyPortal> {
  const accounts = new Map<string, Known>();
  const visits = new Map<string, Visit>();

  async function post(path: string, body: unknown): Promise<void> {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${sinksUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new Error(`${path} answered ${String(response.status)}`);
  }

  async function sendLetter(account: Known, to: Letter['to']): Promise<void> {
    account.resetCode = `${letters(4)}-${String(randomInt(1000, 10_000))}`;
    const steps = ['Sign In with your username.', 'Give your Cell phone number.', 'Enter the Reset code.'];
    const text = [
      `Your reset code: ${account.resetCode}`,
      ...steps.map((step, index) => `${String(index + 1)}. ${step}`),
    ];
    const letter = { to, text: text.join('\n') };
    for (const one of hostility.letters?.(letter) ?? [letter]) await post('/letters', one);
  }

  async function sendCode(visit: Visit): Promise<void> {
    visit.entered['expected'] = String(randomInt(100_000, 1_000_000));
    const message = {
      to: `+1${visit.entered['phone'] ?? ''}`,
      body: `Your security code is ${visit.entered['expected']}.`,
    };
    for (const one of hostility.textMessages?.(message) ?? [message]) await post('/text-messages', one);
  }

  /** What the form of a step does, and the step that it leads to. */
  async function submit(visit: Visit): Promise<Step> {
    const { step, entered } = visit;
    if (step === 'sign-in') {
      const account = accounts.get(entered['username'] ?? '');
      if (account?.password !== entered['password']) return 'sign-in';
      visit.account = account;
      return account?.resetCode === undefined ? 'verify' : 'letter';
    }
    const { account } = visit;
    if (account === undefined || step === 'account') return 'sign-in';
    if (step === 'information') {
      const [line1 = '', city = '', state = '', zip = ''] = ['Street address', 'City', 'State', 'ZIP code'].map(
        (name) => entered[name],
      );
      await sendLetter(account, { name: account.holder, line1, city, state, zip });
    }
    if (step === 'destination') await sendCode(visit);
    if (step === 'security-code' && entered['code'] !== entered['expected']) return step;
    if (step === 'reset-code' && entered['reset'] !== account.resetCode) return step;
    return next[step];
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://portal');
    if (pathname !== '/') {
      if (hostility.answer?.('account', request, response) !== true) response.writeHead(404).end();
      return;
    }
    const id = /visit=(\w+)/u.exec(request.headers.cookie ?? '')?.[1] ?? String(randomInt(1e12));
    const visit = visits.get(id) ?? { account: undefined, step: 'sign-in', entered: {} };
    visits.set(id, visit);
    if (request.method === 'POST') {
      Object.assign(visit.entered, Object.fromEntries(new URLSearchParams(await bodyOf(request))));
      visit.step = await submit(visit);
    }
    if (hostility.answer?.(visit.step, request, response) === true) return;
    const html = page(visit.step);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('set-cookie', `visit=${id}; HttpOnly`);
    response.end(hostility.page?.(visit.step, html) ?? html);
  }

  const listener = (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  };
  const server = hostility.tls === undefined ? createServer(listener) : createSecureServer(hostility.tls, listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `${hostility.tls === undefined ? 'http' : 'https'}://127.0.0.1:${String(port)}`,
    async create({ factors, state }, help) {
      if (factors !== 'phone' || state !== 'settled') return undefined;
      const destination = await help.contacts.phone();
      const account = { ...help.fresh(), factors: [{ kind: 'phone' as const, destination, readable: true }] };
      accounts.set(account.username, account);
      return account;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A page of the portal as it should be. */
export function page(step: Step): string {
  const { heading = '', body = '', submit = '' } = labels[step] ?? {};
  const button = submit === '' ? '' : `<button>${submit}</button>`;
  return `<!doctype html><html lang="en"><title>Portal</title><main><h1>${heading}</h1><form method="post" action="/">${body}${button}</form></main></html>`;
}

function field(label: string, name: string, type = 'text'): string {
  return `<p><label>${label} <input name="${name}" type="${type}"></label></p>`;
}

function radio(label: string): string {
  return `<p><label><input type="radio" name="choice" value="${label}"> ${label}</label></p>`;
}

function agreement(): string {
  return '<p><label><input type="checkbox" name="agree"> I agree to the Terms of Service</label></p>';
}

function letters(count: number): string {
  return Array.from({ length: count }, () => 'ABCDEFGHJKMNPQRSTUVWXYZ'[randomInt(23)]).join('');
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
