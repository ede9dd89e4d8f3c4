/** What failed, written where `npm test` says, which tells it once more at its end: hundreds of lines may have come since. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { FullConfig, Reporter, Suite, TestCase } from '@playwright/test/reporter';
import { failedTestsVariable } from '../cli/check.ts';

/** How many are told once more. */
const most = 20;

export default class FailedTests implements Reporter {
  #suite: Suite | undefined;
  #rootDir = '';

  onBegin({ rootDir }: FullConfig, suite: Suite): void {
    this.#suite = suite;
    this.#rootDir = rootDir;
  }

  onEnd(): void {
    const file = process.env[failedTestsVariable];
    if (file === undefined) return;
    const failed = this.#suite?.allTests().filter((test) => test.outcome() === 'unexpected') ?? [];
    if (failed.length === 0) return;
    mkdirSync(path.dirname(file), { recursive: true });
    const told = failed.slice(0, most).map((test) => this.#describe(test));
    if (failed.length > most) told.push(`and ${String(failed.length - most)} more\n`);
    writeFileSync(file, told.join('\n'));
  }

  printsToStdio(): boolean {
    return false;
  }

  #describe({ location, title, results }: TestCase): string {
    const place = `${path.relative(this.#rootDir, location.file)}:${String(location.line)} ${title}`;
    const errors = results.flatMap((result) => result.errors).map(({ message, value }) => message ?? value ?? '');
    return `${place}\n${stripVTControlCharacters(errors.join('\n')).replace(/^/gmu, '  ')}\n`;
  }
}
