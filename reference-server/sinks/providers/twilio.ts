/**
 * Twilio's Programmable Messaging, as its official SDKs speak it. Source: Twilio's API reference (Messages resource, error
 * and warning dictionary) and its Node SDK.
 *
 * StatusCallback is taken and never called: nothing leaves the sinks. Templates (ContentSid) are not known here, and media
 * (MediaUrl) is taken without being looked at.
 *
 * The SDK has no option for another base URL. It is pointed here by a client that rewrites the host:
 *
 *     const httpClient = new twilio.RequestClient();
 *     const send = httpClient.request.bind(httpClient);
 *     httpClient.request = (options) =>
 *       send({ ...options, uri: options.uri.replace('https://api.twilio.com', process.env.TWILIO_URL) });
 *     const client = twilio(accountSid, authToken, process.env.TWILIO_URL ? { httpClient } : {});
 */
import { randomBytes } from 'node:crypto';
import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { DateTime } from 'luxon';
import { readBasic } from '../../exposure.ts';
import { mediaType, readUrlEncoded, URL_ENCODED } from '../form-body.ts';
import type { Received } from '../protocol.ts';
import type { Headers, Provider, ProviderRequest } from '../provider.ts';
import { RequestProblem } from '../request-problem.ts';

const VERSION = '2010-04-01';

/** Characters, over all parts of a message (error 21617). */
const LONGEST_BODY = 1600;

/** Twilio's numbers for what the sinks find wrong by themselves. */
const CODES: Readonly<Record<string, number>> = {
  unauthorized: 20003,
  'bad-credential': 20003,
  'method-not-allowed': 20004,
  'not-found': 20404,
  // "Attempt to send to unsubscribed recipient": the commonest reason for which a well-formed message is not taken.
  refused: 21610,
};

/** And for the statuses of what has no number of its own, or was asked for by a refusal. */
const CODES_BY_STATUS: Readonly<Record<number, number>> = {
  401: 20003,
  403: 20006,
  404: 20404,
  429: 20429,
  500: 20500,
  503: 20503,
};

/** Who sends: a number, or a service that chooses one. */
interface Sender {
  from: string | undefined;
  messagingServiceSid: string | undefined;
}

interface Message extends Sender {
  accountSid: string;
  to: string;
  body: string;
  hasMedia: boolean;
}

/** POST …/Messages.json, a form → 201 with the message as queued. */
export const twilio: Provider = {
  name: 'twilio',
  channel: 'textMessage',
  path: `/${VERSION}/Accounts/:AccountSid/Messages.json`,
  prefix: `/${VERSION}/`,
  inPlaceOf: { provider: 'Twilio', baseUrl: 'https://api.twilio.com', path: '' },
  newId: () => newSid('SM'),
  credential: ({ authorization }) => readBasic(authorization)?.password,
  read(request) {
    const accountSid = request.params['AccountSid'] ?? '';
    if (!/^AC\w+$/u.test(accountSid)) {
      throw problem(20404, `The requested resource ${request.path} was not found`, 404);
    }
    const form = readForm(request);
    const to = readTo(form.get('To'), request);
    const sender = readSender(form.get('From'), form.get('MessagingServiceSid'));
    const body = readBody(form);
    return {
      draft: { channel: 'textMessage', to, ...(sender.from !== undefined && { from: sender.from }), body },
      answer: (received) => ({
        status: 201,
        body: resource(received, { accountSid, to, ...sender, body, hasMedia: form.has('MediaUrl') }),
      }),
    };
  },
  refusal({ status, code, message }) {
    const number = /^\d+$/u.test(code) ? Number(code) : (codeOf(code, status) ?? 20001);
    return {
      status,
      ...(status === 401 && { headers: { 'www-authenticate': 'Basic realm="Twilio API"' } }),
      body: {
        code: number,
        message: status === 401 ? 'Authenticate' : message,
        ...(status === 401 && { detail: message }),
        more_info: `https://www.twilio.com/docs/errors/${number}`,
        status,
      },
    };
  },
};

function codeOf(code: string, status: number): number | undefined {
  // A refusal that was asked for with a status of its own is told by that.
  return code === 'refused' && status !== 400 ? CODES_BY_STATUS[status] : (CODES[code] ?? CODES_BY_STATUS[status]);
}

/** An error of Twilio's dictionary, by its number. */
function problem(code: number, message: string, status = 400): RequestProblem {
  return new RequestProblem({ status, code: String(code), message });
}

function newSid(prefix: string): string {
  return `${prefix}${randomBytes(16).toString('hex')}`;
}

/** The parameters; one that is empty counts as absent, as it does at Twilio. */
function readForm({ body, headers }: ProviderRequest): Map<string, string> {
  // Twilio reads nothing out of any other type, and then misses what it looks for first.
  if (!isForm(headers)) return new Map();
  return new Map([...readUrlEncoded(body)].filter(([, value]) => value !== ''));
}

function isForm(headers: Headers): boolean {
  return ['', URL_ENCODED].includes(mediaType(headers['content-type']));
}

/** @returns the number in E.164, which is where Twilio would send it */
function readTo(to: string | undefined, { headers }: ProviderRequest): string {
  const hint = isForm(headers) ? '' : ` The body came as ${headers['content-type']}; it should be ${URL_ENCODED}.`;
  if (to === undefined) throw problem(21604, `A 'To' phone number is required.${hint}`);
  const number = parsePhoneNumberFromString(to, 'US');
  if (number?.isPossible() !== true) throw problem(21211, `The 'To' number ${to} is not a valid phone number.`);
  return number.number;
}

function readSender(from: string | undefined, messagingServiceSid: string | undefined): Sender {
  if (messagingServiceSid !== undefined && !/^MG[0-9a-f]{32}$/iu.test(messagingServiceSid)) {
    throw problem(21701, `The Messaging Service ${messagingServiceSid} does not exist`, 404);
  }
  if (from === undefined) {
    if (messagingServiceSid === undefined) throw problem(21603, "A 'From' phone number is required.");
    return { from, messagingServiceSid };
  }
  const number = parsePhoneNumberFromString(from, 'US');
  const isSender =
    number?.isPossible() === true || /^\d{3,6}$/u.test(from) || /^(?=.*[a-z])[\w &+-]{1,11}$/iu.test(from);
  if (isSender) return { from, messagingServiceSid };
  throw problem(21212, `The 'From' number ${from} is not a valid phone number, shortcode, or alphanumeric sender ID.`);
}

function readBody(form: Map<string, string>): string {
  const body = form.get('Body');
  if (body === undefined && !form.has('MediaUrl')) {
    const hint = form.has('ContentSid') ? ' The sink knows no templates: send Body in place of ContentSid.' : '';
    throw problem(21602, `Message body is required.${hint}`);
  }
  if ((body ?? '').length > LONGEST_BODY) {
    throw problem(21617, `The concatenated message body exceeds the ${LONGEST_BODY} character limit.`);
  }
  return body ?? '';
}

/** The message as Twilio shows it right after it was taken. */
function resource({ id, receivedAt }: Received, message: Message): Record<string, unknown> {
  const { accountSid, to, from, messagingServiceSid, body, hasMedia } = message;
  const created = DateTime.fromISO(receivedAt, { zone: 'utc' }).toRFC2822();
  const uri = `/${VERSION}/Accounts/${accountSid}/Messages/${id}`;
  // A service chooses its sender later; until then Twilio knows neither that nor the parts.
  const byService = from === undefined;
  return {
    sid: id,
    date_created: created,
    date_updated: created,
    date_sent: null,
    account_sid: accountSid,
    to,
    from: from ?? null,
    messaging_service_sid: messagingServiceSid ?? null,
    body,
    status: byService ? 'accepted' : 'queued',
    num_segments: byService ? '0' : String(segments(body)),
    num_media: hasMedia ? '1' : '0',
    direction: 'outbound-api',
    api_version: VERSION,
    price: null,
    price_unit: 'USD',
    error_code: null,
    error_message: null,
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}

/** GSM 03.38: one unit each; those of the second line take two. */
const GSM =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const GSM_EXTENDED = '\f^{}\\[~]|€';

/** The parts in which a message goes out: 160 or 70 units where one will do, 153 or 67 where it takes more. */
function segments(body: string): number {
  const characters = [...body];
  const isGsm = characters.every((character) => GSM.includes(character) || GSM_EXTENDED.includes(character));
  const units = isGsm
    ? characters.reduce((sum, character) => sum + (GSM_EXTENDED.includes(character) ? 2 : 1), 0)
    : body.length;
  const [single, part] = isGsm ? [160, 153] : [70, 67];
  return units <= single ? 1 : Math.ceil(units / part);
}
