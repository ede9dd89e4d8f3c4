/** Commands that are stopped: what they have started ends before they do. */
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { startCli } from '../started-cli.ts';
import { test as base } from '../targets/folder.ts';

/** Where what a test has started asks, and waits until the test answers. */
const test = base.extend<{ gate: { url: string; asked(what: string): Promise<ServerResponse> } }>({
  gate: async ({}, use) => {
    const server: Server = createServer((request, response) => server.emit(String(request.url), response));
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    await use({ url, asked: (what) => once(server, `/${what}`).then(([response]) => response as ServerResponse) });
    server.closeAllConnections();
    server.close();
  },
});

/** In the environment of a command: a program that it starts with this among its arguments asks at the gate before it begins. */
function heldUp(argument: string, url: string): NodeJS.ProcessEnv {
  const hold = `if (process.argv.some((one) => one.endsWith(${JSON.stringify(argument)}))) await fetch(${JSON.stringify(url)});`;
  return { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(hold)}` };
}

test.describe.configure({ timeout: 120_000 });

for (const { command, signal, code } of [
  { command: 'run', signal: 'SIGINT', code: 2 },
  { command: 'cucumber', signal: 'SIGTERM', code: 2 },
  { command: 'doctor', signal: 'SIGINT', code: 130 },
  { command: 'doctor', signal: 'SIGHUP', code: 129 },
] as const) {
  test(`${command}: ${signal} while start brings the portal up, and again while stop ends it`, async ({
    folder,
    gate,
  }) => {
    const stopped = path.join(folder.path, 'stopped');
    const file = folder.write(
      'a.target.mjs',
      `import { writeFileSync } from 'node:fs';
       export default { name: 'Test portal', accounts: { create: async () => undefined },
         channels: { email: 'none', textMessage: 'none', letter: 'none' },
         start: async () => {
           await fetch('${gate.url}/start');
           return { baseUrl: '${gate.url}', stop: async () => {
             await fetch('${gate.url}/stop');
             writeFileSync(${JSON.stringify(stopped)}, '');
           } };
         } };`,
    );
    const [starts, stops] = [gate.asked('start'), gate.asked('stop')];
    const { process, ended } = startCli([command, '--target', file], { SFC_REPORT_DIR: folder.path });
    const comesUp = await starts;
    process.kill(signal);
    comesUp.end();
    // Without a stop there is nothing to wait for.
    const ends = await Promise.race([stops, ended]);
    process.kill(signal);
    if ('end' in ends) ends.end();
    const { code: seen, output, left } = await ended;
    expect({ code: seen, left, stopped: existsSync(stopped) }, output).toEqual({ code, left: [], stopped: true });
  });
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const) {
  test(`report: ${signal} ends Allure, and nothing half made stays`, async ({ folder, gate }) => {
    folder.write('report/allure-results/a-result.json', '{}');
    folder.write('temporary/mine', '');
    const [report, temporary] = ['report', 'temporary'].map((name) => path.join(folder.path, name)) as [string, string];
    const begins = gate.asked('allure');
    const env = { ...heldUp('generate', `${gate.url}/allure`), TMPDIR: temporary };
    const { process, ended } = startCli(['report', '--report', report], env);
    const gone = once(await begins, 'close');
    process.kill(signal);
    const { code: seen, output, left } = await ended;
    expect({ code: seen, left, output }).toEqual({ code, left: [], output: '' });
    expect(readdirSync(report)).toEqual(['allure-results']);
    expect(readdirSync(temporary).filter((name) => name.startsWith('sfc-'))).toEqual([]);
    await gone;
  });
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  test(`test: ${signal} ends the stage that runs, and no other begins`, async ({ gate }) => {
    const begins = gate.asked('prettier');
    const { process, ended } = startCli(
      ['test', '--only', 'format', 'types'],
      heldUp('prettier.cjs', `${gate.url}/prettier`),
    );
    const gone = once(await begins, 'close');
    process.kill(signal);
    const { code: seen, output, left } = await ended;
    expect({ code: seen, left, output }).toEqual({ code, left: [], output: '\n[1/2] format: prettier\n' });
    await gone;
  });
}
