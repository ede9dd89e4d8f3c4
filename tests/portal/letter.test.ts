import { expect, test } from '@playwright/test';
import type { PostedLetter } from '../../reference-server/portal/channels/channels.ts';
import { writeLetter } from '../../reference-server/portal/letter/letter.ts';
import { defaultPolicy } from '../../reference-server/portal/policy.ts';
import { defaultPresentation } from '../../reference-server/portal/presentation/presentation.ts';
import { wholeLetter } from '../../reference-server/portal/rules.ts';

import { shapeOfPdf } from './pdf.ts';
import { textOfLetter } from './walk.ts';

function write(format: PostedLetter['format'], parts = wholeLetter): Promise<PostedLetter> {
  const to = { name: 'Ann <Q.> Example', street: '12 Main Street', city: 'Baltimore', state: 'MD', zip: '21201' };
  return writeLetter(
    { to, addressShown: to, resetCode: 'BCDFGHJKMN' },
    {
      parts,
      presentation: { ...defaultPresentation, letter: { ...defaultPresentation.letter, format } },
      policy: defaultPolicy,
      // In the evening of the first in New York, and the second elsewhere.
      now: new Date('2021-09-02T02:00:00Z'),
    },
  );
}

const inOrder = [
  'September 1, 2021',
  'Ann <Q.> Example',
  '12 Main Street',
  'Baltimore, MD 21201',
  'Dear Ann <Q.> Example:',
  'Your reset code: BCDFG-HJKMN',
  'Sign In',
  'Do you have your reset code letter?',
  "Yes, let's begin",
  'Cell phone number',
  'Email address',
  'Security code',
  'Submit Security Code',
  'Reset code',
  'I agree to the Terms of Service',
  'my Social Security',
  'until September 21, 2021',
  'This is a test letter.',
];

for (const format of ['pdf', 'html', 'text'] as const) {
  test(`a letter as ${format} has address block, code and steps, in order`, async () => {
    const letter = await write(format);
    expect(letter.to).toEqual({
      name: 'Ann <Q.> Example',
      line1: '12 Main Street',
      city: 'Baltimore',
      state: 'MD',
      zip: '21201',
    });
    let text = await textOfLetter(letter);
    if (format === 'html') {
      expect(text).not.toContain('<Q.>');
      text = text
        .replaceAll(/<[^>]*>/gu, '')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#39;', "'");
    }
    let from = 0;
    for (const part of inOrder) {
      const at = text.indexOf(part, from);
      expect(at, `"${part}" after "${text.slice(0, from).slice(-40)}" in ${text}`).toBeGreaterThanOrEqual(0);
      from = at + part.length;
    }
  });
}

test('the PDF is one page of US Letter paper', async () => {
  const { content } = await write('pdf');
  expect(await shapeOfPdf(content)).toEqual({ pages: 1, width: 612, height: 792 });
});

test('a letter has the parts that the rules name, and no others', async () => {
  const text = await textOfLetter(await write('text', ['greeting', 'help']));
  expect(text).not.toContain('BCDFG');
  expect(text).not.toContain('Submit Security Code');
});
