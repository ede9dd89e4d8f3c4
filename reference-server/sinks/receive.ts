/** A request to a provider's path: read it, store the message, answer as the provider would. */
import type { Provider, ProviderAnswer, ProviderRequest } from './provider.ts';
import type { Refusals } from './refusals.ts';
import type { Store } from './store.ts';

/** Header, or parameter of the query, by which a sender marks a repetition of the same request; every shape takes both. */
const IDEMPOTENCY_HEADER = 'idempotency-key';
const IDEMPOTENCY_PARAMETER = 'idempotency_key';

export type Receiver = (request: ProviderRequest) => Promise<ProviderAnswer>;

/**
 * A handler for the requests of one provider. A refused request stores nothing and throws its RequestProblem; one whose
 * idempotency key was taken before gets the first answer and stores nothing either.
 */
export function createReceiver(provider: Provider, store: Store, refusals: Refusals): Receiver {
  const answered = new Map<string, Promise<ProviderAnswer>>();

  async function take(request: ProviderRequest): Promise<ProviderAnswer> {
    const { draft, answer } = await provider.read(request);
    refusals.check(draft);
    return answer(store.add(draft, provider));
  }

  return async (request) => {
    const key = request.headers[IDEMPOTENCY_HEADER] ?? request.query.get(IDEMPOTENCY_PARAMETER);
    const earlier = key === null ? undefined : answered.get(key);
    if (earlier !== undefined) return earlier;
    const answer = take(request).catch((error: unknown) => {
      if (key !== null) answered.delete(key);
      throw error;
    });
    if (key !== null) answered.set(key, answer);
    return answer;
  };
}
