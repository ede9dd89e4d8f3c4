/** Reading a body of JSON against a schema, with errors that name the field. */
import type { z } from 'zod';
import { RequestProblem } from './request-problem.ts';
import { decodeText } from './text-body.ts';

/**
 * The body of a request as the schema has it.
 * @param wanted the shape in words, for the message: `{"to": …, "body": …}`
 * @throws RequestProblem 400 `not-utf-8`, `malformed-json` or `invalid-body`; the last one names each field
 */
export function readJsonBody<T>(body: Uint8Array, schema: z.ZodType<T>, wanted: string): T {
  const text = decodeText(body);
  let value: unknown;
  try {
    // What is null is not there: many languages write their objects with all their fields.
    value = JSON.parse(text, (key, one: unknown) => (one === null && key !== '' ? undefined : one));
  } catch (error) {
    throw new RequestProblem({
      status: 400,
      code: 'malformed-json',
      message: `The body should be JSON of the shape ${wanted}, but it ${text === '' ? 'is empty' : `cannot be parsed (${(error as Error).message})`}; send it as UTF-8 with content-type application/json.`,
    });
  }
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  const named = fields.map(({ field, message }) => (field === '' ? message : `"${field}": ${message}`)).join('; ');
  throw new RequestProblem({
    status: 400,
    code: 'invalid-body',
    message: `The body should be JSON of the shape ${wanted}, but it is not (${named}); put these fields right.`,
    fields,
  });
}
