/**
 * What a provider is to the sinks: one file that turns a request into a message, and the message back into an answer.
 *
 * A provider sees the request as it came over the wire (parameters of the path, query, headers, the bytes of the body), so
 * that JSON, forms and multipart bodies, HTTP Basic and whatever else a provider uses can be read by it alone.
 */
import type { Letter, Received, TextMessage } from './protocol.ts';
import type { RequestProblem } from './request-problem.ts';

/** A message without what the sink itself gives it: number, time, and for a letter the days of the post. */
export type Draft =
  | Pick<TextMessage, 'channel' | 'to' | 'body'>
  | Pick<TextMessage, 'channel' | 'to' | 'from' | 'body'>
  | Pick<Letter, 'channel' | 'to' | 'format' | 'content'>;

/** Names in lower case; a header that came twice is joined by ", ". */
export type Headers = Readonly<Record<string, string>>;

export interface ProviderRequest {
  /** The path as it was asked for, without its query. */
  path: string;
  /** The parameters of the path, decoded: `{ AccountSid: 'AC…' }`. */
  params: Readonly<Record<string, string>>;
  query: URLSearchParams;
  headers: Headers;
  /** The body as it was sent, after any content encoding was undone; at most 10 MiB. */
  body: Uint8Array;
}

export interface ProviderAnswer {
  status: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body: unknown;
}

/** A request that was understood. */
export interface Reading {
  draft: Draft;
  /** What the sender is told once the message is stored. */
  answer(received: Received): ProviderAnswer;
}

export interface Provider {
  /** Stands in `Received.provider`. */
  name: string;
  channel: Received['channel'];
  /** The path that is posted to, with Express parameters: `/2010-04-01/Accounts/:AccountSid/Messages.json`. */
  path: string;
  /** Where the provider's own paths begin, so that others of them are answered in its shape too: `/2010-04-01/`. */
  prefix?: string;
  /**
   * For the settings that are shown to who points a portal here: what people call the provider, the base URL that its SDK has, and the path
   * that comes after the sinks' own in its place. Left out where the portal's own setting says it all.
   */
  inPlaceOf?: { provider: string; baseUrl: string; path: string };
  /** A fresh id in the provider's own form. */
  newId(): string;
  /** The secret that a request carries, or undefined where it carries none; whether it is the right one is not asked here. */
  credential(headers: Headers): string | undefined;
  /**
   * Reads the message out of the request.
   * @throws RequestProblem for a request that is not as the provider wants it
   */
  read(request: ProviderRequest): Reading | Promise<Reading>;
  /**
   * A problem in the provider's own status and shape. Its code is one that `read` gave it, or one of the sinks' own:
   * `unauthorized`, `bad-credential`, `refused`, `too-large`, `not-found`, `method-not-allowed`, or what Express says of a body
   * that it cannot decode.
   */
  refusal(problem: RequestProblem): ProviderAnswer;
}
