/** A folder outside the kit, for targets of a test's own; gone when it ends. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base } from '@playwright/test';

export interface Folder {
  path: string;
  /** Writes a file below it, and hands back its path. */
  write(name: string, text: string): string;
}

export const test = base.extend<{ folder: Folder }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'target-'));
    await use({
      path: folder,
      write(name, text) {
        const file = path.join(folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        writeFileSync(file, text);
        return file;
      },
    });
    rmSync(folder, { recursive: true });
  },
});

/** A target in TypeScript: right, but for what `more` changes. */
export function targetText(more = ''): string {
  return `
import { defineTarget, type Account } from 'second-factor-conformance';
const account: Account | undefined = undefined;
export default defineTarget({
  name: 'Test portal',
  baseUrl: 'http://127.0.0.1:9',
  accounts: { create: async () => account },
  ${more}
} as never);
`;
}
