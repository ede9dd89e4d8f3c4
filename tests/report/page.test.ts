import { AxeBuilder } from '@axe-core/playwright';
import { chromium, expect, test, type Browser } from '@playwright/test';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { renderReport } from '../../conformance/html/render.ts';
import { browserLaunchOptions } from '../../fixtures/browser.ts';
import { findings, wholeRun, type Told } from './reports.ts';

test.describe.configure({ mode: 'default', timeout: 600_000 });

let browser: Browser;
let dir: string;

test.beforeAll(async () => {
  browser = await chromium.launch(browserLaunchOptions());
  dir = mkdtempSync(join(tmpdir(), 'report-page-'));
});

test.afterAll(async () => {
  await browser.close();
  rmSync(dir, { recursive: true });
});

const hostile = {
  heading: '<script>document.title = "taken over"</script>',
  text: 'a word '.repeat(30_000),
  holder: 'فاطمة الزهراء',
};
const waiver = { requirement: 'CORE-10', owner: 'Mara', reason: 'the printer is new', expires: '2027-01-31' };

const reports: Record<string, () => Told> = {
  'a passing run': () => wholeRun(),
  'a run with letter-to-old-address': () => wholeRun(findings['letter-to-old-address']),
  'a run with code-also-to-old-phone': () => wholeRun(findings['code-also-to-old-phone']),
  'a run with a waiver, set-up problems and less than the proof': () =>
    wholeRun(findings['letter-to-old-address'], {
      waivers: [waiver],
      setupProblems: ['The inbox went away.'],
      proof: { status: 'proved', caught: { 'CORE-10': 2 }, missing: { scenarios: ['one'], checks: ['another'] } },
    }),
  'a run with script, far too much text and Arabic on its screens': () =>
    wholeRun(findings['letter-to-old-address'], {}, hostile),
};

const narrow = { width: 360, colorScheme: 'light' } as const;
const wide = { width: 1280, colorScheme: 'dark' } as const;
/** Neither changes what the other does: all four are looked at once. */
const looks = [narrow, wide, { ...narrow, colorScheme: 'dark' }, { ...wide, colorScheme: 'light' }] as const;

for (const [name, told] of Object.entries(reports)) {
  for (const { width, colorScheme } of name === 'a run with letter-to-old-address' ? looks : [narrow, wide]) {
    test(`${name}: right and accessible at ${width} pixels, ${colorScheme}, asking for nothing`, async () => {
      const { report, evidence } = told();
      const file = join(dir, `${test.info().testId}.html`);
      writeFileSync(file, renderReport(report, evidence));
      const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
      const asked: string[] = [];
      const said: string[] = [];
      const address = pathToFileURL(file).href;
      await context.route('**', (route) => {
        const url = route.request().url();
        if (url === address || url.startsWith('data:')) return route.continue();
        asked.push(url);
        return route.abort();
      });
      const page = await context.newPage();
      page.on('console', (message) => said.push(message.text()));
      page.on('dialog', (dialog) => void dialog.dismiss());
      await page.goto(address);
      expect(await page.title()).toBe(`${report.verdict}: A portal · A vendor`);
      // What is folded is looked at too: of each outcome one row, with all that is in it.
      const opened = await page.evaluate(() => {
        const rows = [...document.querySelectorAll<HTMLDetailsElement>('details.row')];
        const outcomes = new Set(rows.map((row) => row.dataset['outcome']));
        const some = [...outcomes].flatMap((outcome) => rows.find((row) => row.dataset['outcome'] === outcome) ?? []);
        const within = some.flatMap((row) => [row, ...row.querySelectorAll('details')]);
        for (const one of within) one.open = true;
        return within.length;
      });
      expect(opened).toBeGreaterThan(3);
      const pictures = page.locator('img');
      expect(await pictures.evaluateAll((all) => all.every((one) => (one as HTMLImageElement).naturalWidth > 0))).toBe(
        true,
      );
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(overflow).toBeLessThanOrEqual(0);
      const { violations, passes } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
      expect(passes.length).toBeGreaterThan(10);
      expect(asked).toEqual([]);
      expect(said).toEqual([]);
      await context.close();
    });
  }
}

test('the page stays readable without script, and its policy refuses any', async () => {
  const { report, evidence } = wholeRun(findings['letter-to-old-address']);
  const file = join(dir, 'policy.html');
  writeFileSync(
    file,
    renderReport(report, evidence).replace('</main>', '<script>document.title = "ran"</script></main>'),
  );
  const page = await browser.newPage();
  const refused: string[] = [];
  page.on('console', (message) => refused.push(message.text()));
  await page.goto(pathToFileURL(file).href);
  expect(await page.title()).toBe('not conformant: A portal · A vendor');
  expect(refused.join()).toContain('Content Security Policy');
  const plain = await browser.newContext({ javaScriptEnabled: false });
  const quiet = await plain.newPage();
  await quiet.goto(pathToFileURL(file).href);
  await expect(quiet.getByRole('heading', { level: 1 })).toHaveText('not conformant');
  await quiet.getByText('CORE-11', { exact: true }).click();
  const opened = quiet.locator('details.row[open]');
  await expect(opened.getByText('Its screens and messages, in order')).toBeVisible();
  await plain.close();
});
