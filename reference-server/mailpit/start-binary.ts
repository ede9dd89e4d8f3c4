/** Starting a Mailpit on free ports of loopback. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { askVersion } from './api-info.ts';
import type { MailpitBinary } from './find.ts';
import { freePorts } from './free-port.ts';
import type { MailServer } from './mail-server.ts';
import { type Supervised, supervise } from './supervise.ts';

const HOST = '127.0.0.1';

/** Tries, since a port that was free may be taken before Mailpit has it. */
const ATTEMPTS = 5;

/** Milliseconds until it must be ready (it takes some hundred), and between two looks. */
const READY_LIMIT = 15_000;
const LOOK_INTERVAL = 20;

/**
 * Starts a binary, and resolves when both its API and its SMTP answer.
 * @throws Error in one sentence, with what the program wrote, when it does not get ready
 */
export async function startBinary(binary: MailpitBinary): Promise<MailServer> {
  for (let attempt = 1; ; attempt += 1) {
    const [httpPort, smtpPort] = (await freePorts(2)) as [number, number];
    const label = randomUUID();
    const program = supervise(binary.executable, flags(httpPort, smtpPort, label));
    const url = `http://${HOST}:${httpPort}`;
    const problem = await whyNotReady(program, url, smtpPort, label);
    if (problem === undefined) {
      const version = (await askVersion(url)) ?? binary.version ?? 'unknown';
      return { kind: 'mailpit', version, url, smtpHost: HOST, smtpPort, ...lifeOf(program, binary) };
    }
    await program.stop();
    if (attempt < ATTEMPTS && program.log().includes('address already in use')) continue;
    throw new Error(`${binary.executable} should become a mail server, but ${problem}; ${hint(binary, program)}`);
  }
}

function flags(httpPort: number, smtpPort: number, label: string): string[] {
  return [
    ...['--listen', `${HOST}:${httpPort}`],
    ...['--smtp', `${HOST}:${smtpPort}`],
    // In the folder that supervise() makes and removes; Mailpit's own temporary file would stay when it is killed.
    ...['--database', 'mailpit.db'],
    ...['--label', label],
    ...['--max', '0'],
    '--quiet',
    '--disable-version-check',
    '--smtp-disable-rdns',
    '--smtp-auth-accept-any',
    '--smtp-auth-allow-insecure',
  ];
}

/** Waits until both doors answer under the label, so that another Mailpit that took one of the ports is not mistaken for it. */
async function whyNotReady(
  program: Supervised,
  url: string,
  smtpPort: number,
  label: string,
): Promise<string | undefined> {
  const limit = AbortSignal.timeout(READY_LIMIT);
  let status: number | null | undefined;
  void program.ended.then((value) => (status = value));
  while (!limit.aborted) {
    if (status !== undefined) return status === null ? 'it could not be run' : `it ended with status ${status}`;
    if ((await hasLabel(url, label)) && (await greeting(smtpPort)).includes(label)) return undefined;
    await delay(LOOK_INTERVAL);
  }
  return `it was not ready after ${READY_LIMIT / 1000} s`;
}

async function hasLabel(url: string, label: string): Promise<boolean> {
  try {
    const ready = await fetch(`${url}/readyz`);
    if (!ready.ok) return false;
    const configuration = await fetch(`${url}/api/v1/webui`);
    return (await configuration.text()).includes(label);
  } catch {
    return false;
  }
}

/** The first line that an SMTP server says, or nothing where there is none. */
async function greeting(port: number): Promise<string> {
  const socket = connect(port, HOST);
  try {
    const [line] = (await once(socket, 'data')) as [Buffer];
    return line.toString('utf8');
  } catch {
    return '';
  } finally {
    socket.destroy();
  }
}

function lifeOf(program: Supervised, binary: MailpitBinary): Pick<MailServer, 'failed' | 'stop'> {
  let stopping = false;
  return {
    failed: new Promise((resolve) => {
      void program.ended.then((status) => {
        if (!stopping)
          resolve(`${binary.executable} ended with status ${status} while it was in use; ${hint(binary, program)}`);
      });
    }),
    stop() {
      stopping = true;
      return program.stop();
    },
  };
}

function hint(binary: MailpitBinary, program: Supervised): string {
  const wrote = program.log() === '' ? 'it wrote nothing' : `it wrote "${program.log()}"`;
  const remedy =
    binary.from === 'PATH' ? 'try another version of Mailpit' : `remove ${binary.executable} to have it installed anew`;
  return `${wrote}; ${remedy}, or set SFC_MAILPIT=stand-in to go without.`;
}
