/** The sinks' own shape of a text message, for a portal whose code can post to any address. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readJsonBody } from '../json-body.ts';
import type { Provider } from '../provider.ts';
import { problemBody } from '../request-problem.ts';

const schema = z.strictObject({ to: z.string().min(1), from: z.string().min(1).optional(), body: z.string().min(1) });

/** POST /text-messages `{ to, from?, body }` → 201 `{ id }` */
export const nativeTextMessage: Provider = {
  name: 'native',
  path: '/text-messages',
  newId: randomUUID,
  read(request) {
    const { to, from, body } = readJsonBody(request, schema, '{"to": "+1…", "from"?: "…", "body": "…"}');
    return from === undefined ? { channel: 'textMessage', to, body } : { channel: 'textMessage', to, from, body };
  },
  answer: (received) => ({ status: 201, body: { id: received.id } }),
  refusal: (problem) => ({ status: problem.status, body: problemBody(problem) }),
};
