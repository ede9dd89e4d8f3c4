import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { deliveryWindow } from '../../reference-server/sinks/post.ts';

/** Noon in New York on a day, with its 5th and 10th business day after, counted by hand on a calendar. */
const CHECKS = [
  { day: '2021-06-17', earliest: '2021-06-25', latest: '2021-07-02' },
  { day: '2021-09-02', earliest: '2021-09-10', latest: '2021-09-17' },
  { day: '2021-12-17', earliest: '2021-12-27', latest: '2022-01-04' },
  { day: '2026-07-02', earliest: '2026-07-10', latest: '2026-07-17' },
];

for (const { day, ...expected } of CHECKS) {
  test(`a letter of ${day} is delivered from ${expected.earliest} to ${expected.latest}`, () => {
    expect(deliveryWindow(new Date(`${day}T16:00:00Z`))).toEqual(expected);
  });
}

test('the day is that of New York, up to its midnight', () => {
  const lastMinute = deliveryWindow(new Date('2026-07-03T03:59:00Z'));
  const nextDay = deliveryWindow(new Date('2026-07-03T04:00:00Z'));
  expect(lastMinute).toEqual({ earliest: '2026-07-10', latest: '2026-07-17' });
  // 3 July 2026 is Independence Day observed: counting starts after it either way.
  expect(nextDay).toEqual({ earliest: '2026-07-10', latest: '2026-07-17' });
  expect(deliveryWindow(new Date('2026-07-01T03:59:00Z')).earliest).toBe('2026-07-08');
  expect(deliveryWindow(new Date('2026-07-01T04:00:00Z')).earliest).toBe('2026-07-09');
});

for (const zone of ['America/Los_Angeles', 'Pacific/Auckland']) {
  test(`it is the same on a machine in ${zone}`, () => {
    const program = fileURLToPath(new URL('delivery-window.ts', import.meta.url));
    const moments = CHECKS.map(({ day }) => `${day}T16:00:00Z`);
    const output = execFileSync(process.execPath, ['--import', 'tsx', program, ...moments], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual(CHECKS.map(({ earliest, latest }) => ({ earliest, latest })));
  });
}
