/**
 * What the sinks and their clients say to each other: the one file of this folder that the kit may import.
 *
 * A sink stores what a portal sends (a text message or a letter, in the shape of a provider) as a `Received`, gives it
 * the next sequence number, and pushes it, body included, to every open event stream. What it does not take is told there too.
 *
 * | request                       | answer                                                                      |
 * | ----------------------------- | --------------------------------------------------------------------------- |
 * | GET /healthz                  | 200 `Health`                                                                |
 * | GET /received?channel=&after= | 200 `ReceivedList`: what came after the sequence number `after` (default 0) |
 * | GET /events (WebSocket)       | first a `Hello`, then a `Received` or `TurnedAway` as JSON, as they come    |
 * | POST /phone-numbers           | 201 `PhoneNumberLease`: a fictional number that nobody else was given       |
 * | POST /refusals                | 201 `Refusal`, from a `RefusalRequest`: messages that are not to be taken   |
 * | GET /refusals                 | 200 `RefusalList`                                                           |
 * | DELETE /refusals/:id          | 204: taken back                                                             |
 *
 * Sinks that were started with a token want it in all of these but the first: as a Bearer token, or as the password of
 * HTTP Basic. From this machine none is needed; one that is sent must be right.
 */
import { z } from 'zod';

/** A postal address as the post would write it: USPS abbreviation of the state, ZIP or ZIP+4. */
export const postalAddressSchema = z.object({
  name: z.string().min(1),
  line1: z.string().min(1),
  line2: z.string().optional(),
  city: z.string().min(1),
  state: z.string().min(1),
  zip: z.string().min(1),
  country: z.string().optional(),
});
export type PostalAddress = z.infer<typeof postalAddressSchema>;

const receivedBase = {
  /** Unique within the sink. */
  id: z.string(),
  /** 1, 2, 3 … in the order of arrival, over both channels. */
  sequence: z.int().positive(),
  /** When the sink had it, ISO 8601 in UTC. */
  receivedAt: z.iso.datetime(),
  /** The shape in which it came: `native` or a provider's name. */
  provider: z.string(),
};

export const textMessageSchema = z.object({
  ...receivedBase,
  channel: z.literal('textMessage'),
  to: z.string(),
  from: z.string().optional(),
  body: z.string(),
});
export type TextMessage = z.infer<typeof textMessageSchema>;

export const letterSchema = z.object({
  ...receivedBase,
  channel: z.literal('letter'),
  to: postalAddressSchema,
  format: z.enum(['text', 'html', 'pdf']),
  /** The letter itself: text, HTML, or a PDF in base64. */
  content: z.string(),
  /** First and last day on which the post may deliver it: ISO dates (no time), 5th and 10th business day. */
  expectedDelivery: z.object({ earliest: z.iso.date(), latest: z.iso.date() }),
});
export type Letter = z.infer<typeof letterSchema>;

export const receivedSchema = z.discriminatedUnion('channel', [textMessageSchema, letterSchema]);
export type Received = z.infer<typeof receivedSchema>;

export const receivedListSchema = z.object({
  messages: z.array(receivedSchema),
  /** The sequence number of the newest message that the sink holds; 0 when it holds none. */
  cursor: z.int().nonnegative(),
});
export type ReceivedList = z.infer<typeof receivedListSchema>;

/** The first message on an event stream: from here on nothing is missed. */
export const helloSchema = z.object({ hello: z.literal('sinks'), cursor: z.int().nonnegative() });
export type Hello = z.infer<typeof helloSchema>;

/** A request to send that was not taken: nothing of it is stored. */
export const turnedAwaySchema = z.object({
  turnedAway: z.object({
    channel: z.enum(['textMessage', 'letter']),
    /** What was asked for: `POST /v1/letters`. */
    request: z.string(),
    /** The HTTP status of the answer. */
    status: z.int(),
    /** What was expected, what was there, what to do next. */
    message: z.string(),
  }),
});
export type TurnedAway = z.infer<typeof turnedAwaySchema>;

/** Everything that comes on an event stream. */
export const eventSchema = z.union([helloSchema, turnedAwaySchema, receivedSchema]);

export const healthSchema = z.object({ service: z.literal('second-factor-conformance sinks'), version: z.string() });
export type Health = z.infer<typeof healthSchema>;

/** E.164, from the range that North American numbering keeps for fiction (555-0100 to 555-0199). */
export const phoneNumberLeaseSchema = z.object({ phoneNumber: z.string() });
export type PhoneNumberLease = z.infer<typeof phoneNumberLeaseSchema>;

/** Asks the sinks not to take messages, with the error by which the provider of each would refuse it. */
export const refusalRequestSchema = z.strictObject({
  channel: z.enum(['textMessage', 'letter']),
  /** A phone number, or the name on a letter; everyone unless given. */
  to: z.string().min(1).optional(),
  /** How many messages are refused, 1 for "once"; until it is taken back unless given. */
  times: z.int().positive().optional(),
  /** The HTTP status of the refusal; where it is not given the provider's own for a recipient whom it does not serve. */
  status: z.int().min(400).max(599).optional(),
});
export type RefusalRequest = z.infer<typeof refusalRequestSchema>;

export const refusalSchema = refusalRequestSchema.extend({
  id: z.string(),
  /** How many messages it has refused. */
  refused: z.int().nonnegative(),
});
export type Refusal = z.infer<typeof refusalSchema>;

export const refusalListSchema = z.object({ refusals: z.array(refusalSchema) });
export type RefusalList = z.infer<typeof refusalListSchema>;
