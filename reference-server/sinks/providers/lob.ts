/**
 * Lob's Letters, as its official SDKs speak it. Source: Lob's OpenAPI document (letters, errors) and its TypeScript SDK,
 * which is pointed here by `new Configuration({ username: key, basePath: 'http://127.0.0.1:PORT/v1' })`.
 *
 * The sink has no address book and no templates: `to` must be the address itself. A sender by id is taken, since nothing
 * depends on it. HTML gets its merge variables; nothing is rendered, so the links of an answer lead nowhere.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { readBasic } from '../../exposure.ts';
import { mediaType, MULTIPART, readMultipart, readUrlEncoded, URL_ENCODED } from '../form-body.ts';
import { mergeVariables } from '../merge-variables.ts';
import type { Letter, Received } from '../protocol.ts';
import type { Provider, ProviderRequest } from '../provider.ts';
import { fetchRemoteFile } from '../remote-file.ts';
import { RequestProblem } from '../request-problem.ts';
import { decodeText } from '../text-body.ts';

/** Characters of HTML that stands in the request itself; a file may have more. */
const LONGEST_HTML = 10_000;

/** Characters of both lines of a recipient's address, which must fit the window of the envelope. */
const LONGEST_LINES = 50;

/** Lob's words for what the sinks find wrong by themselves. */
const CODES: Readonly<Record<string, string>> = {
  unauthorized: 'unauthorized',
  'bad-credential': 'invalid_api_key',
  'not-found': 'unrecognized_endpoint',
  'method-not-allowed': 'unrecognized_endpoint',
  'too-large': 'file_size_exceeds_limit',
  refused: 'failed_deliverability_strictness',
};

/** And for the statuses that a refusal may ask for. */
const CODES_BY_STATUS: Readonly<Record<number, string>> = {
  401: 'invalid_api_key',
  403: 'feature_limit_reached',
  404: 'not_found',
  429: 'rate_limit_exceeded',
  500: 'internal_server_error',
  503: 'service_unavailable',
};

/** Lob's sentences where the sinks' own say less to its clients. */
const MESSAGES: Readonly<Record<string, string>> = {
  unauthorized: 'Missing authentication',
  'bad-credential': 'Your API key is not valid. Please sign up on lob.com to get a valid api key.',
};

/** The status of what is wrong with a request as such, which Lob answers with this and never with 400. */
const INVALID = 422;

/** A string, or a number, which is how a ZIP may stand in JSON; null and what is not there are empty. */
const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => String(value ?? '').trim());

const addressSchema = z.object({
  name: text,
  company: text,
  address_line1: text,
  address_line2: text,
  address_city: text,
  address_state: text,
  address_zip: text,
  address_country: text,
});
type Address = z.infer<typeof addressSchema>;

/** A message as Lob's validator words it: what is missing is required, anything else must be what it says. */
const must = (name: string, be: string) => ({
  error: ({ input }: { input?: unknown }) => `${name} ${input === undefined ? 'is required' : `must be ${be}`}`,
});

/** A boolean, or its name, which is what a form has. */
const flag = (name: string) =>
  z
    .union([z.boolean(), z.enum(['true', 'false'])], must(name, 'a boolean'))
    .transform((value) => value === true || value === 'true');

/** Parameters that are not named here are taken and left alone. */
const letterSchema = z.object({
  to: z.union([z.string(), addressSchema], must('to', 'an object or a string')),
  from: z.union([z.string(), addressSchema], must('from', 'an object or a string')),
  file: z.union([z.string(), z.instanceof(Uint8Array)], must('file', 'a string or a file')),
  color: flag('color'),
  use_type: z.enum(['marketing', 'operational', 'null'], must('use_type', 'one of marketing, operational')).nullable(),
  double_sided: flag('double_sided').default(true),
  mail_type: z
    .enum(['usps_first_class', 'usps_standard'], must('mail_type', 'one of usps_first_class, usps_standard'))
    .default('usps_first_class'),
  merge_variables: z.record(z.string(), z.unknown(), must('merge_variables', 'an object')).nullish(),
  metadata: z.record(z.string(), z.unknown(), must('metadata', 'an object')).nullish(),
  description: z.string(must('description', 'a string')).nullish(),
  send_date: z
    .string(must('send_date', 'a string'))
    .refine((value) => !Number.isNaN(Date.parse(value)), 'send_date must be a date in ISO 8601 format')
    .nullish(),
});
type LetterRequest = z.infer<typeof letterSchema>;

/** POST /v1/letters → 200 with the letter as Lob shows it. */
export const lob: Provider = {
  name: 'lob',
  channel: 'letter',
  path: '/v1/letters',
  prefix: '/v1/',
  inPlaceOf: { provider: 'Lob', baseUrl: 'https://api.lob.com/v1', path: '/v1' },
  newId: () => newId('ltr'),
  credential: ({ authorization }) => readBasic(authorization)?.user,
  async read(request) {
    const result = letterSchema.safeParse(withObjects(await readParameters(request)));
    if (!result.success) throw problem(result.error.issues[0]?.message ?? 'the request is invalid');
    const letter = result.data;
    const to = readRecipient(letter.to);
    const variables = letter.merge_variables ?? {};
    const unusable = Object.keys(variables).find((name) => /\s/u.test(name));
    if (unusable !== undefined) {
      throw problem(`merge variable "${unusable}" must not contain whitespace`, 'merge_variable_whitespace');
    }
    const { format, content } = await readFile(letter.file);
    return {
      draft: {
        channel: 'letter',
        to,
        format,
        content: format === 'html' ? mergeVariables(content, variables) : content,
      },
      answer: (received) => ({ status: 200, body: resource(received, letter) }),
    };
  },
  refusal({ status: asked, code: word, message }) {
    // Lob answers what is wrong with a request as such with 422, and knows no 400.
    const status = asked === 400 ? INVALID : asked;
    return {
      status,
      body: {
        error: { message: MESSAGES[word] ?? message, status_code: status, code: codeOf(word, status) },
      },
    };
  },
};

/** A code of Lob's own is handed through; a word of the sinks, which is known or has a hyphen, is translated. */
function codeOf(word: string, status: number): string {
  // A refusal that was asked for with a status of its own is told by that.
  if (word === 'refused' && status !== INVALID) return CODES_BY_STATUS[status] ?? 'bad_request';
  return CODES[word] ?? (word.includes('-') ? 'bad_request' : word);
}

function problem(message: string, code = 'invalid', status = INVALID): RequestProblem {
  return new RequestProblem({ status, code, message });
}

function newId(prefix: string): string {
  return `${prefix}_${randomBytes(8).toString('hex')}`;
}

/** The parameters, from whichever of Lob's three kinds of body they come in. */
async function readParameters({ body, headers }: ProviderRequest): Promise<unknown> {
  const contentType = headers['content-type'] ?? '';
  switch (mediaType(contentType)) {
    case 'application/json':
      return readJson(decodeText(body));
    case URL_ENCODED:
      return nest(readUrlEncoded(body));
    case MULTIPART: {
      const { fields, files } = await readMultipart(body, contentType);
      return nest(new Map<string, string | Uint8Array>([...fields, ...files]));
    }
    default:
      throw problem(
        `The body should be application/json, ${URL_ENCODED} or ${MULTIPART}, but it is ${contentType || 'of no type'}; send it as one of them.`,
        'bad_request',
      );
  }
}

function readJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (error) {
    throw problem(`The request should be JSON, but it cannot be parsed (${(error as Error).message}).`, 'bad_request');
  }
}

/** `to[name]=A` is `{ to: { name: 'A' } }`, to any depth. An empty field is one that is not there, as clients write null in a form. */
function nest(fields: Map<string, string | Uint8Array>): Record<string, unknown> {
  const root: Group = new Map();
  for (const [field, value] of fields) {
    if (value === '') continue;
    const path = /^[^[\]]+(?:\[[^[\]]+\])*$/u.test(field)
      ? field.split(/[[\]]+/u).filter((part) => part !== '')
      : [field];
    const name = path.pop() ?? field;
    let group = root;
    for (const part of path) {
      const inside = group.get(part);
      const next: Group = isGroup(inside) ? inside : new Map<string, unknown>();
      group.set(part, next);
      group = next;
    }
    group.set(name, value);
  }
  return plain(root);
}

/** Named values, and groups of them. */
type Group = Map<string, unknown>;

function isGroup(value: unknown): value is Group {
  return value instanceof Map;
}

function plain(group: Group): Record<string, unknown> {
  return Object.fromEntries([...group].map(([name, value]) => [name, isGroup(value) ? plain(value) : value]));
}

/** Parameters that are objects; some of the official SDKs write them as JSON in a string. */
const objects = ['to', 'from', 'merge_variables', 'metadata'];

function withObjects(parameters: unknown): unknown {
  if (typeof parameters !== 'object' || parameters === null) return parameters;
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]: [string, unknown]) => [
      name,
      objects.includes(name) && typeof value === 'string' && value.trimStart().startsWith('{')
        ? readJson(value)
        : value,
    ]),
  );
}

function readRecipient(to: string | Address): Letter['to'] {
  if (typeof to === 'string') {
    throw problem(
      `address ${to} not found: the sink has no address book, so send the address itself`,
      'not_found',
      404,
    );
  }
  const domestic = isDomestic(to);
  const required = domestic
    ? (['address_line1', 'address_city', 'address_state', 'address_zip'] as const)
    : (['address_line1'] as const);
  if (to.name === '' && to.company === '') throw problem('to.name is required, or to.company');
  const missing = required.find((key) => to[key] === '');
  if (missing !== undefined) throw problem(`to.${missing} is required`);
  if (domestic && !/^\d{5}(-?\d{4})?$/u.test(to.address_zip)) {
    throw problem('to.address_zip must be in a valid zip or zip+4 format');
  }
  if (to.address_line1.length + to.address_line2.length > LONGEST_LINES) {
    throw problem(
      `the sum of to.address_line1 and to.address_line2 cannot surpass ${LONGEST_LINES} characters`,
      'address_length_exceeds_limit',
    );
  }
  return {
    name: to.name || to.company,
    line1: to.address_line1,
    ...(to.address_line2 !== '' && { line2: to.address_line2 }),
    city: to.address_city,
    state: to.address_state,
    zip: to.address_zip,
    ...(!domestic && { country: to.address_country }),
  };
}

/** Whether it is in the United States, in whichever way that is written. */
function isDomestic({ address_country: country }: Address): boolean {
  return ['', 'US', 'USA', 'UNITED STATES'].includes(country.toUpperCase());
}

/** What is printed: HTML as it stands, or what an address leads to, or an uploaded file. */
async function readFile(file: string | Uint8Array): Promise<Pick<Letter, 'format' | 'content'>> {
  if (typeof file !== 'string') return readBytes(file);
  if (file.trim() === '') throw problem('file is required');
  if (/^tmpl_\w+$/u.test(file)) {
    throw problem(`template ${file} not found: the sink has no templates, so send the HTML itself`, 'not_found', 404);
  }
  if (/^https?:\/\/\S+$/u.test(file)) return readBytes(await download(file));
  if (file.length > LONGEST_HTML) {
    throw problem(`file must have fewer than ${LONGEST_HTML} characters; send a longer one as a file or by its URL`);
  }
  return { format: 'html', content: file };
}

async function download(url: string): Promise<Uint8Array> {
  const file = await fetchRemoteFile(url);
  if ('bytes' in file) return file.bytes;
  const code = {
    url: 'invalid_file_url',
    time: 'invalid_file_download_time',
    size: 'file_size_exceeds_limit',
  }[file.fault];
  throw problem(`file could not be downloaded from ${url}: ${file.why}`, code);
}

function readBytes(bytes: Uint8Array): Pick<Letter, 'format' | 'content'> {
  const buffer = Buffer.from(bytes);
  if (buffer.subarray(0, 4).toString('latin1') === '%PDF') return { format: 'pdf', content: buffer.toString('base64') };
  try {
    const html = decodeText(bytes);
    if (html.trimStart().startsWith('<')) return { format: 'html', content: html };
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
  }
  throw problem('file must be a PDF or HTML', 'invalid_file');
}

/** The letter as Lob shows it right after it was taken. */
function resource(received: Received, letter: LetterRequest): Record<string, unknown> {
  const { id, receivedAt } = received;
  // The SDKs take no other host and form; nothing of this letter is there.
  const link = (name: string): string =>
    `https://lob-assets.com/letters/${id}${name}?version=v1&expires=9999999999&signature=sink`;
  const thumbnail = (size: string): string => link(`_thumb_${size}_1.png`);
  return {
    id,
    description: letter.description ?? null,
    metadata: letter.metadata ?? {},
    to: addressResource(letter.to, receivedAt),
    from: addressResource(letter.from, receivedAt),
    color: letter.color,
    double_sided: letter.double_sided,
    address_placement: 'top_first_page',
    return_envelope: false,
    perforated_page: null,
    custom_envelope: null,
    extra_service: null,
    mail_type: letter.mail_type,
    url: link('.pdf'),
    carrier: 'USPS',
    tracking_number: null,
    tracking_events: [],
    thumbnails: [{ small: thumbnail('small'), medium: thumbnail('medium'), large: thumbnail('large') }],
    merge_variables: letter.merge_variables ?? null,
    // The first day on which the post may deliver it: Lob has one date.
    expected_delivery_date: received.channel === 'letter' ? received.expectedDelivery.earliest : null,
    date_created: receivedAt,
    date_modified: receivedAt,
    send_date: letter.send_date ?? receivedAt,
    use_type: letter.use_type === 'null' ? null : letter.use_type,
    object: 'letter',
  };
}

/** In capitals, as the post has them and Lob answers. */
function addressResource(address: string | Address, created: string): Record<string, unknown> {
  const lines = typeof address === 'string' ? undefined : address;
  const field = (value: string | undefined): string | null => (value ? value.toUpperCase() : null);
  return {
    id: typeof address === 'string' ? address : newId('adr'),
    description: null,
    name: field(lines?.name),
    company: field(lines?.company),
    phone: null,
    email: null,
    address_line1: field(lines?.address_line1),
    address_line2: field(lines?.address_line2),
    address_city: field(lines?.address_city),
    address_state: field(lines?.address_state),
    address_zip: field(lines?.address_zip),
    // By its whole name: the SDKs take no other.
    address_country: lines === undefined || isDomestic(lines) ? 'UNITED STATES' : field(lines.address_country),
    metadata: {},
    date_created: created,
    date_modified: created,
    object: 'address',
  };
}
