/** How long a warm command takes to its first scenario. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { reportSchema } from '../../conformance/report.ts';
import { runProgram, wentWrong } from './programs.ts';

/**
 * Runs one scenario as anyone would.
 *
 * @returns milliseconds from the command to the scenario's beginning
 * @throws SetupError when it did not pass
 */
export async function timeToFirstScenario(): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'second-factor-bench-'));
  const flags = ['--grep', '@CORE-02', '--report', folder];
  try {
    const ran = await runProgram({ program: 'npm', args: ['run', '--silent', 'conformance', '--', ...flags] }, {});
    // Progress says when a scenario has ended; how long it took stands in the report.
    const ended = ran.lines.find(({ text }) => text.startsWith('[1/1] CORE-02'));
    if (ran.code !== 0 || ended === undefined) throw wentWrong('npm run conformance', ran);
    const report = reportSchema.parse(JSON.parse(readFileSync(path.join(folder, 'partial', 'report.json'), 'utf8')));
    const duration = report.requirements
      .flatMap(({ scenarios }) => scenarios)
      .reduce((sum, one) => sum + one.durationMs, 0);
    return ended.at - ran.startedAt - duration;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
