import { expect, test } from '@playwright/test';
import { renderReport } from '../../conformance/html/render.ts';
import type { Report } from '../../conformance/report.ts';
import { findings, wholeRun } from './reports.ts';

function html({ report, evidence }: ReturnType<typeof wholeRun>): string {
  return renderReport(report, evidence);
}

test('what stands on screens, in messages and in findings is text, and never markup', () => {
  const hostile = '</dd><script>alert(1)</script><img src=x onerror=alert(1)>"\'';
  const { finding, requirement } = findings['letter-to-old-address'];
  const failing = { requirement, finding: { ...finding, seen: hostile, expected: hostile, hint: hostile } };
  const page = html(
    wholeRun(
      failing,
      { target: { name: hostile, [hostile]: hostile }, setupProblems: [hostile], command: hostile },
      {
        heading: hostile,
        text: hostile,
        holder: hostile,
      },
    ),
  );
  expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  expect(page).not.toContain('<script');
  expect(page).not.toContain('<img src=x');
  // What could end an attribute does not.
  expect(page).not.toContain('=alert(1)>"');
});

test('megabytes of text are cut, with a note of how much was', () => {
  const text = 'a word '.repeat(750_000);
  // On every screen and in every message.
  const shorter = text.slice(0, 300_000);
  const { finding, requirement } = findings['letter-to-old-address'];
  const failing = { requirement, finding: { ...finding, seen: text } };
  const page = html(wholeRun(failing, {}, { heading: shorter, text: shorter }));
  expect(page).toMatch(/… \(5,2\d\d,\d{3} more characters were cut\)/u);
  expect(page).toMatch(/… \(2\d\d,\d{3} more characters were cut\)/u);
  expect(page.length).toBeLessThan(8_000_000);
});

test('nothing on the page is fetched: no address but those that are shown as text', () => {
  const page = html(wholeRun(findings['letter-to-old-address']));
  const attributes = [...page.matchAll(/\b(?:src|href|action|poster|srcset)="([^"]*)"/gu)].map(
    ([, value = '']) => value,
  );
  expect(attributes.length).toBeGreaterThan(10);
  expect(attributes.filter((value) => !/^(?:#|data:(?:image\/jpeg|application\/pdf);base64,)/u.test(value))).toEqual(
    [],
  );
  expect(page).not.toMatch(/@import|url\(/u);
});

test('a document of another type than those that are known is not linked', () => {
  const told = wholeRun(findings['letter-to-old-address']);
  for (const { files } of told.evidence.values()) {
    (files as Map<string, unknown>).set('letter', { mediaType: 'text/html', body: Buffer.from('<script>') });
  }
  expect(html(told)).not.toContain('letter as it came (PDF)');
});

test('every finding has requirement, step, expected, seen, what to do next and the command', () => {
  const { requirement, finding } = findings['code-also-to-old-phone'];
  const page = html(wholeRun(findings['code-also-to-old-phone']));
  const cause = page.slice(page.indexOf('class="card cause"'), page.indexOf('id="requirements"'));
  const escaped = (text: string): string => text.replaceAll('"', '&quot;');
  for (const text of [requirement, finding.expected, finding.seen, finding.hint])
    expect(cause).toContain(escaped(text));
  expect(cause).toContain('data-status="ended here"');
  expect(cause).toContain('npm run conformance -- --grep @CORE-18');
  expect(cause).toContain('The text message concerned');
  expect(cause).toContain('alt="The screen when the scenario ended');
});

test('a name in Arabic finds its own direction', () => {
  const page = html(wholeRun(findings['letter-to-old-address'], {}, { holder: 'فاطمة الزهراء' }));
  expect(page).toContain('<span class="line" dir="auto">فاطمة الزهراء</span>');
});

test('what the proof says stands at each row, and what is missing in it is a warning', () => {
  expect(html(wholeRun())).toContain('MUST · not proved at this version');
  const caught = { 'CORE-10': 3, 'CORE-11': 1 };
  const missing = { scenarios: ['CORE-10 A scenario that was left out'], checks: [] };
  const proved = html(wholeRun(undefined, { proof: { status: 'proved', caught, missing } }));
  expect(proved).toContain('MUST · known to catch 3 defects');
  expect(proved).toContain('MUST · known to catch 1 defect</span>');
  expect(proved).toMatch(/This run did less than the proof[^]*CORE-10 A scenario that was left out/u);
  expect(proved).toContain(
    'is proved: its scenarios caught 4 broken portals, one defect each, and passed portals that',
  );
  const variants = { conformant: 1, of: 27 };
  const inPart = html(wholeRun(undefined, { proof: { status: 'proved in part', caught, variants } }));
  expect(inPart).toContain('MUST · known to catch 3 defects');
  expect(inPart).toContain('Of 27 portals that differ in what is allowed 1 was run, and passed.');
  const not = html(wholeRun(undefined, { proof: { status: 'not proved at this version', caught } }));
  expect(not).not.toContain('known to catch');
  expect(not).toContain('This version of the kit is not proved');
});

test('a waiver stands with its owner, its reason and its end beside the verdict', () => {
  const waiver = { requirement: 'CORE-10', owner: 'Mara', reason: 'the printer is new', expires: '2027-01-31' };
  const { report, evidence } = wholeRun(findings['letter-to-old-address'], { waivers: [waiver] });
  expect(report.verdict).toBe('conformant');
  const page = renderReport(report, evidence);
  expect(page.slice(0, page.indexOf('</header>'))).toMatch(
    /CORE-10<\/b> until 2027-01-31: the printer is new \(Mara\)/u,
  );
});

test('report.json holds the names on a screen once, and no picture', () => {
  const { report } = wholeRun(findings['letter-to-old-address']);
  const row = report.requirements.find(({ id }) => id === 'CORE-10');
  expect(report.screens).toHaveLength(1);
  expect(row?.scenarios[0]?.steps?.map(({ status, screen }) => [status, screen]).at(-1)).toEqual(['ended here', 0]);
  expect(JSON.stringify(report satisfies Report)).not.toContain('base64');
});
