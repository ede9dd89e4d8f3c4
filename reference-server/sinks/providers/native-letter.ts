/** The sinks' own shape of a letter, for a portal whose code can post to any address. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readToken } from '../../exposure.ts';
import { readJsonBody } from '../json-body.ts';
import { type Letter, postalAddressSchema } from '../protocol.ts';
import type { Provider } from '../provider.ts';
import { problemBody } from '../request-problem.ts';

const FORMATS = ['text', 'html', 'pdf'] as const satisfies Letter['format'][];

const pdfSchema = z.string().superRefine((value, context) => {
  const bytes = Buffer.from(value, 'base64');
  // Node's decoder skips what is not base64; a round trip shows whether it skipped anything. A pattern would do the
  // same, but runs out of stack on a letter of some megabytes.
  if (bytes.toString('base64') !== value) {
    context.addIssue({ code: 'custom', message: 'expected base64 with its padding and without line breaks' });
  } else if (bytes.subarray(0, 4).toString('latin1') !== '%PDF') {
    const start = JSON.stringify(bytes.subarray(0, 8).toString('latin1'));
    context.addIssue({
      code: 'custom',
      message: `expected a PDF, which starts with "%PDF", but it starts with ${start}`,
    });
  }
});

const schema = z
  .strictObject({
    // Strict, so that a misspelt line of the address is refused here and not missing on the envelope.
    to: postalAddressSchema.strict(),
    text: z.string().min(1).optional(),
    html: z.string().min(1).optional(),
    pdf: pdfSchema.optional(),
  })
  .transform(({ to, ...contents }, context) => {
    const [format, ...others] = FORMATS.filter((key) => contents[key] !== undefined);
    if (format !== undefined && others.length === 0) return { to, format, content: contents[format] as string };
    const found = format === undefined ? 'none of them' : [format, ...others].map((key) => `"${key}"`).join(' and ');
    context.addIssue({ code: 'custom', message: `expected exactly one of "text", "html" and "pdf", found ${found}` });
    return z.NEVER;
  });

const WANTED =
  '{"to": {"name", "line1", "line2"?, "city", "state", "zip", "country"?}, "text" or "html" or "pdf": "…"}';

/** POST /letters `{ to, text | html | pdf (base64) }` → 201 `{ id, expectedDelivery: { earliest, latest } }` */
export const nativeLetter: Provider = {
  name: 'native',
  channel: 'letter',
  path: '/letters',
  newId: randomUUID,
  credential: ({ authorization }) => readToken(authorization),
  read: ({ body }) => ({
    draft: { channel: 'letter', ...readJsonBody(body, schema, WANTED) },
    answer: (received) => ({
      status: 201,
      body: { id: received.id, ...(received.channel === 'letter' && { expectedDelivery: received.expectedDelivery }) },
    }),
  }),
  refusal: (problem) => ({ status: problem.status, body: problemBody(problem) }),
};
