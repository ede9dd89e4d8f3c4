/** The sinks' own shape of a text message, for a portal whose code can post to any address. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { readToken } from '../../exposure.ts';
import { readJsonBody } from '../json-body.ts';
import type { Provider } from '../provider.ts';
import { problemBody } from '../request-problem.ts';

const schema = z.strictObject({ to: z.string().min(1), from: z.string().min(1).optional(), body: z.string().min(1) });

/** POST /text-messages `{ to, from?, body }` → 201 `{ id }` */
export const nativeTextMessage: Provider = {
  name: 'native',
  channel: 'textMessage',
  path: '/text-messages',
  newId: randomUUID,
  credential: ({ authorization }) => readToken(authorization),
  read(request) {
    const { to, from, body } = readJsonBody(request.body, schema, '{"to": "+1…", "from"?: "…", "body": "…"}');
    return {
      draft: { channel: 'textMessage', to, ...(from !== undefined && { from }), body },
      answer: ({ id }) => ({ status: 201, body: { id } }),
    };
  },
  refusal: (problem) => ({ status: problem.status, body: problemBody(problem) }),
};
