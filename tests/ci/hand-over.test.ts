/** What a shard hands over: all that the merge reads, and nothing of what was entered, printed or thrown in clear. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { abridgeBlob } from '../../conformance/abridge-blob.ts';
import { kitRoot } from '../../conformance/kit.ts';
import { handOver } from '../../scripts/ci/hand-over.mjs';
import { makePlayground, type Playground, type Way } from '../conformance/playground.ts';
import { ownRun, startNode } from '../started-program.ts';

// Each test starts Playwright, or a shard.
test.describe.configure({ mode: 'parallel', timeout: 240_000 });

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hand-over-'));
});

test.afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** All that can be read in an archive, attachments decoded. */
function textsIn(archive: string): string[] {
  return Object.values(unzipSync(readFileSync(archive))).flatMap((file) => {
    const text = strFromU8(file);
    const bodies = [...text.matchAll(/"base64":"([^"]*)"/gu)].map(([, body = '']) =>
      Buffer.from(body, 'base64').toString(),
    );
    return [text, ...bodies];
  });
}

/** Every file below a folder, archives file by file. */
function textsBelow(dir: string): string[] {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).map((name) => join(dir, name));
  return files
    .filter((file) => statSync(file).isFile())
    .flatMap((file) => (file.endsWith('.zip') ? textsIn(file) : [readFileSync(file, 'utf8')]));
}

const secrets = {
  entered: 'entered-hunter2',
  printed: 'printed-hunter2',
  attached: 'attached-hunter2',
  annotated: 'annotated-hunter2',
  thrown: 'thrown-hunter2',
  ofTheRunner: 'token-hunter2',
};

/** What a scenario does before it ends; of what it attaches only the evidence and the two files that it names are read. */
const before = `async ({ request }) => {
  console.log('${secrets.printed}');
  console.error(Buffer.from('${secrets.printed}'));
  await test.step('Fill "${secrets.entered}"', () => request.get('http://127.0.0.1:9/${secrets.entered}').catch(() => undefined));
  const moments = [
    { kind: 'screen', step: 0, title: 'A', picture: '01 A', atTheEnd: true },
    { kind: 'letter', step: 0, address: ['B'], text: 'C', document: '02 Letter as it came' },
  ];
  const record = { steps: [{}], screens: [], moments };
  const attach = (name, contentType, body) => test.info().attach(name, { contentType, body });
  await attach('second-factor-conformance evidence', 'application/vnd.second-factor-conformance.evidence+json', JSON.stringify(record));
  await attach('01 A', 'image/jpeg', 'a picture');
  writeFileSync(test.info().outputPath('letter.pdf'), 'a letter');
  await test.info().attach('02 Letter as it came', { contentType: 'application/pdf', path: test.info().outputPath('letter.pdf') });
  await attach('stdout', 'text/plain', '${secrets.attached}');
  writeFileSync(test.info().outputPath('note.txt'), '${secrets.attached}');
  await test.info().attach('note', { contentType: 'text/plain', path: test.info().outputPath('note.txt') });
  test.info().annotations.push({ type: 'note', description: '${secrets.annotated}' });
  return end(`;

function tellSecrets(playground: Playground): void {
  const change = (name: string, from: string, to: string): void => {
    const file = join(playground.dir, name);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(from, () => to),
    );
  };
  for (const name of ['a', 'b']) {
    const spec = `generated/features/core/${name}.feature.spec.js`;
    change(spec, '\n', `\nimport { writeFileSync } from 'node:fs';\n`);
    change(spec, '() => end(', before);
    change(spec, `'passed'));`, `'passed'); });`);
  }
  change('end.ts', `'it is so: ' + way`, `way === 'failed' ? '${secrets.thrown}' : '${secrets.ofTheRunner}: ' + way`);
  change('playwright.config.ts', 'workers: 1,', `workers: 1, globalTeardown: './teardown.ts',`);
  const teardown = `export default () => { throw new Error('at the end: ${secrets.ofTheRunner}'); };`;
  writeFileSync(join(playground.dir, 'teardown.ts'), teardown);
}

test('verdict and report are those of the whole blob, and no secret is in what is handed over', async () => {
  const playground = makePlayground();
  try {
    tellSecrets(playground);
    const whole = join(playground.dir, 'whole', 'blob.zip');
    const abridged = join(playground.dir, 'abridged', 'blob.zip');
    const ways: Record<string, Way> = {
      five: 'failed',
      'six one': 'passed, then thrown',
      'six two': 'crash',
      'Example #1': 'skipped',
    };
    const environment = { PORTAL_TOKEN: secrets.ofTheRunner };
    await playground.playwright(['test', '--reporter=blob'], ways, { PLAYWRIGHT_BLOB_OUTPUT_FILE: whole });
    abridgeBlob(whole, abridged, environment);

    for (const secret of Object.values(secrets)) {
      const isIn = (archive: string): boolean => textsIn(archive).some((text) => text.includes(secret));
      expect([isIn(whole), isIn(abridged)], secret).toEqual([true, false]);
    }
    const merged = async (blobs: string): Promise<Record<string, string>> => {
      const env = { ...environment, SFC_REPORT_DIR: `report-of-${blobs}` };
      const args = ['merge-reports', '--reporter', './reporter.ts', blobs];
      const { output, exitCode } = await playground.playwright(args, {}, env);
      const report = join(playground.dir, env.SFC_REPORT_DIR);
      const forms = readdirSync(report).map((name) => [name, readFileSync(join(report, name), 'utf8')]);
      const told = output.slice(output.indexOf('not conformant: ')).replaceAll(blobs, '');
      return { ...(Object.fromEntries(forms) as Record<string, string>), told, exitCode: String(exitCode) };
    };
    const ofWhole = await merged('whole');
    expect(await merged('abridged')).toEqual(ofWhole);
    expect(Object.keys(ofWhole)).toEqual(['badge.svg', 'index.html', 'junit.xml', 'report.json', 'told', 'exitCode']);
    expect(ofWhole['told']).toContain('at the end: (a secret of the environment)');
    expect(ofWhole['report.json']).toContain('(a secret of the environment): passed, then thrown');
    for (const body of ['a picture', 'a letter']) {
      expect(ofWhole['index.html']).toContain(Buffer.from(body).toString('base64'));
    }
  } finally {
    playground.remove();
  }
});

test('a blob that cannot be abridged is not handed over', async () => {
  const blob = join(folder, 'blob.zip');
  writeFileSync(blob, 'no archive');
  await expect(handOver(blob, join(folder, 'blob', 'shard-1-of-1.zip'), {})).rejects.toThrow(
    /^The results are not handed over, as what may be secret could not be taken out of them: /u,
  );
  expect(readdirSync(folder)).toEqual(['blob.zip']);
});

function shard(args: string[], env: NodeJS.ProcessEnv = {}): ReturnType<typeof startNode>['ended'] {
  const script = join(kitRoot, 'scripts', 'ci', 'shard.mjs');
  const started = startNode([script, '--out', join(folder, 'out'), ...args], {
    env: { ...ownRun, SFC_MAILPIT: 'stand-in', ...env },
  });
  started.process.stdout?.resume();
  return started.ended;
}

test('a shard whose results cannot be handed over ends in 2, and leaves none', async () => {
  mkdirSync(join(folder, 'out'));
  // A folder that cannot be made.
  symlinkSync('nowhere', join(folder, 'out', 'blob'));
  // More shards than scenarios: nothing runs, and that is in order.
  const { code, stderr } = await shard(['--shard', '999/999']);
  expect(stderr).toContain('The results are not handed over, ');
  expect(code).toBe(2);
  expect(readdirSync(join(folder, 'out')).filter((name) => name !== 'report-999')).toEqual(['blob']);
});

test('what a shard entered, and what its workers printed, is in no file that it leaves', async () => {
  const target = join(folder, 'portal.target.mjs');
  const passwords = join(folder, 'passwords');
  const reference = join(kitRoot, 'targets', 'reference.target.ts');
  writeFileSync(
    target,
    `import { appendFileSync } from 'node:fs';
     import reference from ${JSON.stringify(pathToFileURL(reference).href)};
     const create = async (...args) => {
       const account = await reference.accounts.create(...args);
       console.log('printed-hunter2 ' + account.password);
       appendFileSync(${JSON.stringify(passwords)}, account.password + '\\n');
       return account;
     };
     const start = { ...reference.start, cwd: ${JSON.stringify(kitRoot)} };
     export default { ...reference, start, accounts: { create } };`,
  );
  const lost = 'The lost cell phone of someone with your cell phone can be reported';
  expect((await shard(['--shard', '1/1', '--target', target, '--grep', lost])).code).toBe(0);
  const entered = readFileSync(passwords, 'utf8').trim().split('\n');
  expect(entered).toHaveLength(1);
  const left = textsBelow(join(folder, 'out'));
  expect(left.join('')).toContain(lost);
  for (const secret of [...entered, 'printed-hunter2']) {
    const isLeft = left.some((text) => text.includes(secret));
    expect(isLeft, secret).toBe(false);
  }
});
