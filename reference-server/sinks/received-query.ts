/** The query of GET /received. */
import { z } from 'zod';
import { receivedSchema, type Received } from './protocol.ts';
import { RequestProblem } from './request-problem.ts';

const channels = receivedSchema.options.map((option) => option.shape.channel.value);

const querySchema = z.object({
  after: z.coerce.number('expected a sequence number').int('expected a whole sequence number').nonnegative().default(0),
  channel: z.enum(channels).optional(),
});

/**
 * @param query `?after=` a sequence number, default 0; `?channel=` one of the channels, default both
 * @throws RequestProblem 400 `invalid-query`, naming the parameter
 */
export function readReceivedQuery(query: unknown): { after: number; channel?: Received['channel'] | undefined } {
  const result = querySchema.safeParse(query);
  if (result.success) return result.data;
  const fields = result.error.issues.map((issue) => ({ field: issue.path.join('.'), message: issue.message }));
  throw new RequestProblem({
    status: 400,
    code: 'invalid-query',
    message: `GET /received takes ?channel=${channels.join('|')} and ?after=<sequence number>, but ${fields.map(({ field, message }) => `"${field}": ${message}`).join('; ')}; put that right or leave it out.`,
    fields,
  });
}
