/**
 * What a provider is to the sinks: one file that turns a request into a message, and the message back into an answer.
 *
 * A provider sees the request as it came over the wire (parameters of the path, headers, the bytes of the body), so that
 * JSON, forms and multipart bodies, HTTP Basic and whatever else a provider uses can be read by it alone.
 */
import type { Letter, Received, TextMessage } from './protocol.ts';
import type { RequestProblem } from './request-problem.ts';

/** A message without what the sink itself gives it: number, time, and for a letter the days of the post. */
export type Draft =
  | Pick<TextMessage, 'channel' | 'to' | 'body'>
  | Pick<TextMessage, 'channel' | 'to' | 'from' | 'body'>
  | Pick<Letter, 'channel' | 'to' | 'format' | 'content'>;

export interface ProviderRequest {
  /** The parameters of the path, decoded: `{ AccountSid: 'AC…' }`. */
  params: Readonly<Record<string, string>>;
  /** Names in lower case; a header that came twice is joined by ", ". */
  headers: Readonly<Record<string, string>>;
  /** The body as it was sent, after any content encoding was undone; at most 10 MiB. */
  body: Uint8Array;
}

export interface ProviderAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body: unknown;
}

export interface Provider {
  /** Stands in `Received.provider`. */
  name: string;
  /** The path that is posted to, with Express parameters: `/2010-04-01/Accounts/:AccountSid/Messages.json`. */
  path: string;
  /** A fresh id in the provider's own form. */
  newId(): string;
  /**
   * Reads the message out of the request.
   * @throws RequestProblem for a request that is not as the provider wants it
   */
  read(request: ProviderRequest): Draft | Promise<Draft>;
  /** What the sender is told once the message is stored. */
  answer(received: Received, request: ProviderRequest): ProviderAnswer;
  /** The same refusal in the provider's own status and shape. */
  refusal(problem: RequestProblem, request: ProviderRequest): ProviderAnswer;
}
