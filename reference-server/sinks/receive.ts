/** A request to a provider's path: read it, store the message, answer as the provider would. */
import type { Provider, ProviderAnswer, ProviderRequest } from './provider.ts';
import { RequestProblem } from './request-problem.ts';
import type { Store } from './store.ts';

/** Header by which a sender marks a repetition of the same request; every shape takes it. */
const IDEMPOTENCY_KEY = 'idempotency-key';

/**
 * A handler for the requests of one provider. A refused request stores nothing; one whose Idempotency-Key was taken
 * before gets the first answer and stores nothing either.
 */
export function createReceiver(
  provider: Provider,
  store: Store,
): (request: ProviderRequest) => Promise<ProviderAnswer> {
  const answered = new Map<string, Promise<ProviderAnswer>>();

  async function take(request: ProviderRequest): Promise<ProviderAnswer> {
    const draft = await provider.read(request);
    return provider.answer(store.add(draft, provider), request);
  }

  return async (request) => {
    const key = request.headers[IDEMPOTENCY_KEY];
    const earlier = key === undefined ? undefined : answered.get(key);
    if (earlier !== undefined) return earlier;
    const answer = take(request).catch((error: unknown) => {
      if (key !== undefined) answered.delete(key);
      if (error instanceof RequestProblem) return provider.refusal(error, request);
      throw error;
    });
    if (key !== undefined) answered.set(key, answer);
    return answer;
  };
}
