// @ts-check
/**
 * The verdict for the page of a job, in Markdown, to GITHUB_STEP_SUMMARY or else to the terminal:
 *
 *     node scripts/ci/summary.mjs --report FOLDER
 */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { main, required } from './kit.mjs';
import { summaryOf } from './summary-text.mjs';

await main(() => {
  const { values } = parseArgs({ options: { report: { type: 'string' } } });
  const folder = resolve(required(values.report, '--report', 'the folder of the report'));
  const files = [join(folder, 'report.json'), join(folder, 'partial', 'report.json')];
  const file = files.find((one) => existsSync(one));
  const text =
    file === undefined
      ? '## Second factor conformance\n\nNo report was made: see the log of the jobs before.\n'
      : summaryOf(JSON.parse(readFileSync(file, 'utf8')));
  const page = process.env['GITHUB_STEP_SUMMARY'];
  if (page) appendFileSync(page, text);
  else process.stdout.write(text);
  return 0;
});
