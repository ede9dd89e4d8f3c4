import { expect, test } from '@playwright/test';
import { againByCommand, againByPlaywright } from '../../cli/again.ts';
import { defaultTarget } from '../../cli/options.ts';

test('a run is run again with the target and the defect that it had', () => {
  expect(againByCommand({ target: defaultTarget })).toBe('npm run conformance --');
  expect(againByCommand({ target: 'acme.target.ts', defect: 'terms-skipped' })).toBe(
    'npm run conformance -- --target acme.target.ts --defect terms-skipped',
  );
});

test('a path is one word for a shell, whatever is in it', () => {
  expect(againByCommand({ target: "my portal/Ann's.ts" })).toBe(
    String.raw`npm run conformance -- --target 'my portal/Ann'\''s.ts'`,
  );
});

test('under Playwright itself the target comes from the environment', () => {
  expect(againByPlaywright(undefined)).toBe('npx playwright test');
  expect(againByPlaywright('my portal.ts')).toBe("SFC_TARGET='my portal.ts' npx playwright test");
});
