/** The portal as a program. */
import { expect, test } from '@playwright/test';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type StartedProgram, startNode } from '../started-program.ts';

const program = fileURLToPath(new URL('../../reference-server/portal/main.ts', import.meta.url));
const complete = {
  PORT: '0',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '1',
  TEXT_MESSAGE_URL: 'http://127.0.0.1:1',
  LETTER_URL: 'http://127.0.0.1:1',
  REFERENCE_DEFECT: '',
  REFERENCE_VARIANT: '',
};

function start(env: NodeJS.ProcessEnv, ipc = false): StartedProgram {
  return startNode(['--import', 'tsx', program], { env: { ...complete, ...env }, ipc });
}

async function ready(portal: StartedProgram): Promise<string> {
  const line = await portal.line();
  expect(line).toMatch(/^reference portal ready at http:\/\/127\.0\.0\.1:\d+$/u);
  return line.split(' ').at(-1) ?? '';
}

test('says where it is, answers, and ends on SIGTERM', async () => {
  const portal = start({});
  const url = await ready(portal);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  portal.process.kill('SIGTERM');
  expect(await portal.ended).toMatchObject({ code: 0, stderr: '' });
});

test('ends with the program that started it', async () => {
  const portal = start({ REFERENCE_DEFECT: 'letter-to-old-address' }, true);
  await ready(portal);
  portal.process.disconnect();
  expect(await portal.ended).toMatchObject({ code: 0, stderr: '' });
});

test('a set-up mistake is one sentence and exit 2', async () => {
  for (const [variable, what] of [
    ['REFERENCE_DEFECT', 'defect'],
    ['REFERENCE_VARIANT', 'variant'],
  ] as const) {
    const { code, stderr } = await start({ [variable]: 'none' }).ended;
    expect(code).toBe(2);
    expect(stderr).toMatch(
      new RegExp(
        `^There is no ${what} "none"; did you mean "[-a-z]+"\\? npm run prove -- --list has all of them\\.\n$`,
        'u',
      ),
    );
  }
});

test('a port that is taken is one sentence and exit 2', async () => {
  const portal = start({});
  const { port } = new URL(await ready(portal));
  const { code, stderr } = await start({ PORT: port }).ended;
  expect(code).toBe(2);
  expect(stderr).toBe(`Port ${port} is taken by another program; set PORT to another one, or to 0 for any.\n`);
  portal.process.kill('SIGTERM');
  await once(portal.process, 'exit');
});
