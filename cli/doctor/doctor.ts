/** `doctor`: what a target needs, looked at piece by piece before any scenario runs. */
import { chromium, type Browser } from '@playwright/test';
import { browserContextOptions, browserLaunchOptions } from '../../fixtures/browser.ts';
import { connect, helpOf, type Connection } from '../../fixtures/target/connection.ts';
import { targetVariable } from '../../fixtures/target/file.ts';
import { loadTarget, type LoadedTarget } from '../../fixtures/target/load.ts';
import { bareUrl } from '../../reference-server/mailpit/api-info.ts';
import { announce, beginServices, type Services } from '../services/start.ts';
import { stoppable, unlessStopped } from '../stop-signals.ts';
import { accountLines } from './accounts.ts';
import { channelLines } from './channels.ts';
import { clockLine } from './clock.ts';
import { failed, fine, notTried, write, wrong, type Line } from './line.ts';
import { claimLines, environmentLines } from './quick.ts';
import { signInLine } from './sign-in-address.ts';
import { laterLabels } from './later-labels.ts';
import { labelLines } from './sign-in-labels.ts';
import { conditionsOf, stockLines } from './stock.ts';
import { tryWays } from './ways.ts';

export interface DoctorOptions {
  target: string;
}

/** Writes each line as soon as it is known, and keeps count of what is wrong. */
class Findings {
  wrong = 0;
  notTried = 0;
  readonly #colour = process.stdout.isTTY && process.stdout.hasColors();

  tell(...lines: Line[]): void {
    for (const line of lines) {
      if (line.state === 'wrong') this.wrong += 1;
      if (line.state === 'not tried') this.notTried += 1;
      process.stdout.write(`${write(line, this.#colour)}\n`);
    }
  }
}

/** @returns 0 when nothing is wrong, else 2; 128 and the signal's number when it was stopped once something was started */
export async function doctor({ target: name }: DoctorOptions): Promise<number> {
  const findings = new Findings();
  let loaded: LoadedTarget;
  try {
    loaded = await loadTarget(name);
  } catch (error) {
    findings.tell(failed('file', error));
    return conclude(findings);
  }
  const { target, file } = loaded;
  process.env[targetVariable] = file;
  findings.tell(fine('file', `${name}: ${target.name}`), ...environmentLines(target), ...claimLines(target));
  // What is missing in the environment makes everything behind it fail in ways that say less.
  if (findings.wrong > 0) return conclude(findings);
  return stoppable(async (stopped) => {
    await lookAtPortal(loaded, findings, stopped);
    stopped.throwIfAborted();
    return conclude(findings);
  });
}

function conclude({ wrong, notTried: left }: Findings): number {
  const many = wrong === 1 ? 'One thing is wrong' : `${String(wrong)} things are wrong`;
  process.stdout.write(
    wrong === 0
      ? `\nNothing is wrong${left === 0 ? '' : ' in what was tried'}.\n`
      : `\n${many}: change what the lines say, and ask the doctor again.\n`,
  );
  return wrong === 0 ? 0 : 2;
}

/** Once it was stopped, what was started is ended, and what still looks at it is left to end with this process. */
async function lookAtPortal(loaded: LoadedTarget, findings: Findings, stopped: AbortSignal): Promise<void> {
  const services = beginServices(loaded);
  try {
    const up = await unlessStopped(stopped, services.up).catch((error: unknown) => {
      findings.tell(failed('start', error));
      return undefined;
    });
    if (up !== undefined) await unlessStopped(stopped, lookAt(loaded, up, findings));
  } finally {
    await services.stop().catch((error: unknown) => {
      const why = `what was started may still be there (${(error as Error).message}).`;
      findings.tell(wrong('stop', why, 'Mend stop in start of the target.'));
    });
  }
}

async function lookAt(loaded: LoadedTarget, services: Services, findings: Findings): Promise<void> {
  announce(services.run);
  if (loaded.target.start !== undefined) findings.tell(fine('start', `answers at ${bareUrl(services.run.baseUrl)}`));
  const page = await signInLine(loaded.target, services.run.baseUrl);
  findings.tell(page);
  if (page.state !== 'wrong') await withConnection(loaded, services, findings);
}

async function withConnection({ target }: LoadedTarget, services: Services, findings: Findings): Promise<void> {
  let connection: Connection;
  try {
    connection = await connect(target);
  } catch (error) {
    findings.tell(failed('channels', error));
    const closed = { email: undefined, textMessages: undefined, letters: undefined, close: () => Promise.resolve() };
    connection = { target, help: helpOf(target, services.run), ...closed };
  }
  try {
    findings.tell(...(await channelLines(connection, services)));
    const browser = await launch(findings);
    if (browser === undefined) return;
    try {
      await inBrowser(connection, browser, findings);
    } finally {
      await browser.close();
    }
  } finally {
    await connection.close();
  }
}

async function launch(findings: Findings): Promise<Browser | undefined> {
  try {
    // What ends the doctor ends the browser with it.
    return await chromium.launch({
      ...browserLaunchOptions(),
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    });
  } catch (error) {
    findings.tell(failed('browser', error));
    return undefined;
  }
}

async function inBrowser(connection: Connection, browser: Browser, findings: Findings): Promise<void> {
  const newContext = () => browser.newContext(browserContextOptions);
  const labels = await labelLines(connection, newContext);
  findings.tell(...labels);
  const conditions = conditionsOf(connection.target);
  const { lines, accounts } = await accountLines(connection, conditions, stockLines);
  findings.tell(...lines);
  if (labels.some(({ state }) => state === 'wrong')) {
    findings.tell(notTried('signing in', 'the labels of the sign-in page come first'));
  } else for await (const line of tryWays(connection, newContext, accounts)) findings.tell(line);
  findings.tell(await clockLine(connection, accounts), laterLabels());
}
