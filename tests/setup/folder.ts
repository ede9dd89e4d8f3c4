/** A folder of a test's own, gone when it ends. */
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from '@playwright/test';

export interface Folder {
  path: string;
  /** Writes a file below it, with the folders above; answers with its path. */
  write: (name: string, content: string) => string;
  /** Writes a shell script below it that can be executed. */
  script: (name: string, content: string) => string;
}

export const test = base.extend<{ folder: Folder }>({
  folder: async ({}, use) => {
    const path = realpathSync(mkdtempSync(join(tmpdir(), 'set-up-')));
    const write = (name: string, content: string): string => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    };
    const script = (name: string, content: string): string => {
      const file = write(name, `#!/bin/sh\n${content}\n`);
      chmodSync(file, 0o755);
      return file;
    };
    await use({ path, write, script });
    rmSync(path, { recursive: true });
  },
});

/** What is never interrupted. */
export const NEVER = new AbortController().signal;
