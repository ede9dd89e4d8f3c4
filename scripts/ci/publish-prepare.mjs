// @ts-check
/**
 * What may be published of a report, as a site:
 *
 *     node scripts/ci/publish-prepare.mjs --report FOLDER --site FOLDER
 *
 * Ends with 2 when there is nothing to publish.
 */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { main, required } from './kit.mjs';

/** The vendor's report and what stands beside it, then Allure's. */
const published = ['index.html', 'report.json', 'badge.svg', 'junit.xml', 'allure-report'];

await main(() => {
  const { values } = parseArgs({ options: { report: { type: 'string' }, site: { type: 'string' } } });
  const report = resolve(required(values.report, '--report', 'the folder of the report'));
  const site = resolve(required(values.site, '--site', 'the folder for the site'));
  // Of a run that was no complete one there is the report of a part, beside it.
  const from = existsSync(join(report, 'report.json')) ? report : join(report, 'partial');
  const there = published.filter((name) => existsSync(join(from, name)));
  if (there.length === 0) throw new Error(`There is no report in ${report}: nothing to publish.`);
  rmSync(site, { recursive: true, force: true });
  mkdirSync(site, { recursive: true });
  for (const name of there) cpSync(join(from, name), join(site, name), { recursive: true });
  if (!there.includes('index.html')) {
    const page = there.includes('allure-report') ? 'allure-report/awesome/' : 'report.json';
    writeFileSync(join(site, 'index.html'), `<!doctype html><meta http-equiv="refresh" content="0; url=${page}">\n`);
  }
  // GitHub Pages would otherwise leave out what begins with an underscore.
  writeFileSync(join(site, '.nojekyll'), '');
  process.stdout.write(`${site}: ${there.join(', ')}\n`);
  return 0;
});
