/** The command line that a test starts as a program, and what it leaves running. */
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { kitRoot } from '../conformance/kit.ts';
import { ownRun, startNode } from './started-program.ts';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;

interface Ended {
  code: number | null;
  output: string;
  /** Command lines of what it left running. */
  left: string[];
}

/** Runs the command line; what it leaves behind is known by a mark in its environment. */
export function cli(args: string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return startCli(args, env).ended;
}

/** As `cli`, for a test that does something to it meanwhile. */
export function startCli(
  args: string[],
  env: NodeJS.ProcessEnv = {},
): { process: ChildProcess; ended: Promise<Ended> } {
  const mark = randomUUID();
  const program = startNode(['--import', tsx, path.join(kitRoot, 'cli/main.ts'), ...args], {
    env: { ...env, ...ownRun, SFC_MAILPIT: 'stand-in', TEST_MARK: mark },
  });
  const lines: string[] = [];
  program.process.stdout?.on('data', (chunk: Buffer) => lines.push(chunk.toString()));
  const ended = program.ended.then(({ code, stderr }) => ({
    code,
    output: `${lines.join('')}${stderr}`,
    left: marked(mark),
  }));
  return { process: program.process, ended };
}

/** Where the kernel tells nobody's environment, as on macOS, nothing can be said of what is left. */
function marked(mark: string): string[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc').flatMap((pid) => {
    try {
      if (!readFileSync(`/proc/${pid}/environ`, 'latin1').includes(mark)) return [];
      return [readFileSync(`/proc/${pid}/cmdline`, 'latin1').replaceAll('\0', ' ')];
    } catch {
      return [];
    }
  });
}
