import { expect, test } from '@playwright/test';
import { badgeOf } from '../../conformance/badge.ts';
import { junitOf } from '../../conformance/junit.ts';
import { findings, wholeRun } from './reports.ts';

const waiver = { requirement: 'CORE-10', owner: 'Mara', reason: 'the printer is new', expires: '2027-01-31' };

test('the badge is green for a conformant portal only, and says what is waived', () => {
  const green = '#2e7d32';
  expect(badgeOf(wholeRun().report)).toContain(green);
  expect(badgeOf(wholeRun().report)).toContain('conformant: core');
  const waived = badgeOf(wholeRun(findings['letter-to-old-address'], { waivers: [waiver] }).report);
  expect(waived).toContain('conformant: core, 1 waived');
  for (const verdict of ['not conformant', 'could not test', 'incomplete', 'no verdict'] as const) {
    const badge = badgeOf({ ...wholeRun().report, verdict });
    expect(badge).toContain(verdict);
    expect(badge).not.toContain(green);
  }
});

test('JUnit has a case a scenario: a finding is a failure', () => {
  const { report } = wholeRun(findings['letter-to-old-address']);
  const xml = junitOf(report);
  const scenarios = report.requirements.flatMap((row) => row.scenarios);
  expect(xml.match(/<testcase /gu)).toHaveLength(scenarios.length);
  expect(xml.match(/<failure /gu)).toHaveLength(1);
  expect(xml).toMatch(/classname="CORE-10"[^>]*>\s*<failure message="[^"]*7 Former Lane/u);
});

test('what is waived is no failure, and says so', () => {
  const xml = junitOf(wholeRun(findings['letter-to-old-address'], { waivers: [waiver] }).report);
  expect(xml).not.toContain('<failure');
  expect(xml).toMatch(/<skipped\/>\s*<system-out><!\[CDATA\[waived: the printer is new/u);
});

test('a set-up problem is an error, and what XML cannot hold does not break it', () => {
  const xml = junitOf(wholeRun(undefined, { setupProblems: ['no \u0000 sink \u001b[31m <here> ]]> \ud800'] }).report);
  expect(xml).toMatch(/<testsuite name="set-up"[^>]* errors="1"/u);
  expect(xml).not.toMatch(/[\u0000\u001b\ud800]/u);
  expect(xml).toContain('&lt;here');
});

test('in JUnit a scenario whose reruns tell different things fails, and one that always passed beside it does not', () => {
  const { report } = wholeRun();
  const row = report.requirements.find(({ scenarios }) => scenarios.length > 0);
  const [one] = row?.scenarios ?? [];
  const blocked = { ...one, status: 'blocked', reruns: ['passed', 'blocked'] };
  const unstable = { ...row, outcome: 'unstable', scenarios: [blocked, one] };
  const requirements = report.requirements.map((other) => (other === row ? unstable : other));
  const xml = junitOf({ ...report, requirements } as typeof report);
  expect(xml.match(/<failure /gu)).toHaveLength(1);
  expect(xml).toContain('type="unstable"');
  expect(xml).toContain('ended differently: passed, blocked');
});
