/** Starting a Mailpit, on free ports of loopback unless told otherwise. */
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { LOOPBACK, reachableHost, urlHost } from '../exposure.ts';
import { askVersion, withCredential } from './api-info.ts';
import type { MailpitBinary } from './find.ts';
import { freePorts } from './free-port.ts';
import { credentialOf, MAIL_USER, type MailServer, type MailServerPlace } from './mail-server.ts';
import { type Supervised, supervise } from './supervise.ts';

/** Tries, since a port that was free may be taken before Mailpit has it. */
const ATTEMPTS = 5;

/** Milliseconds until it must be ready (it takes some hundred), and between two looks. */
const READY_LIMIT = 15_000;
const LOOK_INTERVAL = 20;

/**
 * Starts a binary, and resolves when both its API and its SMTP answer.
 * @throws Error in one sentence, with what the program wrote, when it does not get ready
 */
export async function startBinary(binary: MailpitBinary, options: MailServerPlace = {}): Promise<MailServer> {
  const { host = LOOPBACK, token } = options;
  const reachable = reachableHost(host);
  for (let attempt = 1; ; attempt += 1) {
    const [freeHttpPort, freeSmtpPort] = (await freePorts(2)) as [number, number];
    const httpPort = options.httpPort || freeHttpPort;
    const smtpPort = options.smtpPort || freeSmtpPort;
    const label = randomUUID();
    const program = supervise(binary.executable, flags(host, httpPort, smtpPort, label, token), secrets(token));
    const url = `http://${urlHost(reachable)}:${httpPort}`;
    const openUrl = token === undefined ? url : url.replace('//', `//${MAIL_USER}:${encodeURIComponent(token)}@`);
    const problem = await whyNotReady(program, { url: openUrl, host: reachable, smtpPort, label });
    if (problem === undefined) {
      const version = (await askVersion(openUrl)) ?? binary.version ?? 'unknown';
      const place = { url, smtpHost: reachable, smtpPort, ...credentialOf(token) };
      return { kind: 'mailpit', version, ...place, ...lifeOf(program, binary) };
    }
    await program.stop();
    const taken = program.log().includes('address already in use');
    if (taken && options.httpPort && options.smtpPort) {
      throw new Error(
        `The inbox needs the ports ${httpPort} and ${smtpPort} on ${host}, but another program listens there already; end that program, or choose other ports.`,
      );
    }
    if (taken && attempt < ATTEMPTS) continue;
    throw new Error(`${binary.executable} should become a mail server, but ${problem}; ${hint(binary, program)}`);
  }
}

function flags(host: string, httpPort: number, smtpPort: number, label: string, token: string | undefined): string[] {
  return [
    ...['--listen', `${urlHost(host)}:${httpPort}`],
    ...['--smtp', `${urlHost(host)}:${smtpPort}`],
    // In the folder that supervise() makes and removes; Mailpit's own temporary file would stay when it is killed.
    ...['--database', 'mailpit.db'],
    ...['--label', label],
    ...['--max', '0'],
    '--quiet',
    '--disable-version-check',
    '--smtp-disable-rdns',
    ...(token === undefined ? ['--smtp-auth-accept-any'] : []),
    '--smtp-auth-allow-insecure',
  ];
}

function secrets(token: string | undefined): NodeJS.ProcessEnv {
  return token === undefined ? {} : { MP_SMTP_AUTH: `${MAIL_USER}:${token}`, MP_UI_AUTH: `${MAIL_USER}:${token}` };
}

/** Waits until both doors answer under the label, so that another Mailpit that took one of the ports is not mistaken for it. */
async function whyNotReady(
  program: Supervised,
  { url, host, smtpPort, label }: { url: string; host: string; smtpPort: number; label: string },
): Promise<string | undefined> {
  const limit = AbortSignal.timeout(READY_LIMIT);
  let status: number | null | undefined;
  void program.ended.then((value) => (status = value));
  while (!limit.aborted) {
    if (status !== undefined) return status === null ? 'it could not be run' : `it ended with status ${status}`;
    if ((await hasLabel(url, label, limit)) && (await greeting(host, smtpPort, limit)).includes(label))
      return undefined;
    await delay(LOOK_INTERVAL);
  }
  return `it was not ready after ${READY_LIMIT / 1000} s`;
}

async function hasLabel(url: string, label: string, signal: AbortSignal): Promise<boolean> {
  try {
    const ready = await fetch(...withCredential(`${url}/readyz`, { signal }));
    if (!ready.ok) return false;
    const configuration = await fetch(...withCredential(`${url}/api/v1/webui`, { signal }));
    return (await configuration.text()).includes(label);
  } catch {
    return false;
  }
}

/** The first line that an SMTP server says, or nothing where there is none. */
async function greeting(host: string, port: number, signal: AbortSignal): Promise<string> {
  const socket = connect(port, host);
  try {
    const [line] = (await once(socket, 'data', { signal })) as [Buffer];
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
