import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { startProgram } from '../../cli/services/child.ts';

test('what a started program writes is kept in its log, more of it than an error shows', async ({}, testInfo) => {
  const log = testInfo.outputPath('program.log');
  // The file is made when the first of it comes.
  const written = (): string => (existsSync(log) ? readFileSync(log, 'utf8') : '');
  const writes =
    'for (let line = 1; line <= 30; line += 1) console.log(`line ${line}`); console.error("and an error");';
  const program = startProgram({ name: 'a program', args: ['-e', writes], log });
  await expect.poll(written).toMatch(/and an error/u);
  await expect.poll(written).toMatch(/line 1\n[^]*line 30\n/u);
  await program.stop();
});

test('a log that cannot be written takes nothing from the program', async ({}, testInfo) => {
  const log = testInfo.outputPath('no-folder', 'program.log');
  const program = startProgram({ name: 'a program', args: ['-e', 'console.log("ready")'], log });
  await expect.poll(() => program.output()).toBe('ready');
  await program.stop();
});
