/** A mail as it came over SMTP, as Mailpit's API would give it. */
import { createHash, randomUUID } from 'node:crypto';
import type { MailpitAttachmentResponse, MailpitEmailAddressResponse } from 'mailpit-api';
import { type AddressObject, type Attachment, type ParsedMail, simpleParser } from 'mailparser';
import { plainLineOfHtml, textOfHtml } from './html-text.ts';
import type { StoredMail } from './mailbox.ts';

/** What SMTP says about a mail, beside the mail itself. */
export interface Envelope {
  from: string;
  to: string[];
  /** The user name, where the sender signed in; otherwise empty. */
  username: string;
}

/** Longest snippet, in bytes of UTF-8, as in Mailpit. */
const SNIPPET_LENGTH = 200;

/**
 * Reads a mail, with what Mailpit adds to it: a Return-Path, a Message-ID where there is none, and under Bcc who was in
 * the envelope and in no header.
 * @param raw the mail as it was sent, dots unstuffed
 */
export async function readMail(raw: Buffer, envelope: Envelope): Promise<StoredMail> {
  const parsed = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true });
  const id = randomUUID().replaceAll('-', '');
  const messageId = parsed.messageId ?? `<${id}@mailpit>`;
  const to = addresses(parsed.to);
  const cc = addresses(parsed.cc);
  const bccHeader = addresses(parsed.bcc);
  const hidden = hiddenRecipients(envelope.to, [...to, ...cc, ...bccHeader]);
  const bcc = [...bccHeader, ...hidden.map((address) => ({ Name: '', Address: address }))];
  const from = addresses(parsed.from)[0] ?? { Name: '', Address: '' };
  const html = crlf(parsed.html || '');
  const text = crlf(parsed.text ?? '') || textOfHtml(html);
  const added = [
    `Return-Path: <${envelope.from}>`,
    ...(parsed.messageId === undefined ? [`Message-ID: ${messageId}`] : []),
    ...(hidden.length > 0 ? [`Bcc: ${hidden.join(', ')}`] : []),
  ];
  const received = new Date();
  const [inline, attached] = split(parsed.attachments, isInline);
  const shared = {
    ID: id,
    MessageID: messageId.replace(/^<|>$/g, ''),
    From: from,
    To: to,
    Cc: cc,
    Bcc: bcc,
    ReplyTo: addresses(parsed.replyTo),
    Subject: parsed.subject ?? '',
    Username: envelope.username,
    Tags: plusTags([...to, ...cc, ...bcc, from]),
    Size: raw.length + Buffer.byteLength(added.map((line) => `${line}\r\n`).join('')),
  };
  return {
    summary: {
      ...shared,
      Created: received.toISOString(),
      Read: false,
      Attachments: attached.length,
      Snippet: snippet(html === '' ? text : plainLineOfHtml(html)),
    },
    message: {
      ...shared,
      ReturnPath: envelope.from || from.Address,
      Date: (parsed.date ?? received).toISOString(),
      ListUnsubscribe: listUnsubscribe(parsed),
      Text: text,
      HTML: html,
      Inline: inline.map(attachmentSummary),
      Attachments: attached.map(attachmentSummary),
    },
  };
}

function addresses(header: AddressObject | AddressObject[] | undefined): MailpitEmailAddressResponse[] {
  const flat = [header ?? []].flat().flatMap(({ value }) => value);
  return flat
    .flatMap((entry) => entry.group ?? entry)
    .map(({ name, address }) => ({ Name: name, Address: address ?? '' }));
}

function hiddenRecipients(recipients: string[], shown: MailpitEmailAddressResponse[]): string[] {
  const known = new Set(shown.map(({ Address }) => Address.toLowerCase()));
  return recipients.filter((address) => !known.has(address.toLowerCase()));
}

/** Mailpit tags a mail with what stands after a "+" in one of its addresses. */
function plusTags(all: MailpitEmailAddressResponse[]): string[] {
  const tags = all.flatMap(({ Address }) => /^[^+]+\+(.*)@/.exec(Address)?.[1]?.split('+') ?? []);
  return [...new Set(tags.filter((tag) => tag !== ''))].sort();
}

/** Mail has CRLF between its lines, and Mailpit leaves it; the parser does not. */
function crlf(text: string): string {
  return text.replace(/\r?\n/g, '\r\n');
}

function snippet(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const bytes = Buffer.from(line);
  if (bytes.length <= SNIPPET_LENGTH) return line;
  // A character that was cut in two decodes to U+FFFD at the end.
  return `${bytes
    .subarray(0, SNIPPET_LENGTH)
    .toString('utf8')
    .replace(/\uFFFD$/, '')}...`;
}

function listUnsubscribe(parsed: ParsedMail): StoredMail['message']['ListUnsubscribe'] {
  const header = rawHeader(parsed, 'list-unsubscribe');
  return {
    Header: header,
    Links: [...header.matchAll(/<([^>]+)>/g)].map((match) => match[1] as string),
    Errors: '',
    HeaderPost: header === '' ? '' : rawHeader(parsed, 'list-unsubscribe-post'),
  };
}

function rawHeader(parsed: ParsedMail, key: string): string {
  const line = parsed.headerLines.find((header) => header.key === key)?.line ?? '';
  return line
    .slice(line.indexOf(':') + 1)
    .replace(/\r?\n\s+/g, ' ')
    .trim();
}

function isInline(attachment: Attachment): boolean {
  return attachment.related || attachment.contentDisposition === 'inline';
}

function attachmentSummary(attachment: Attachment, index: number): MailpitAttachmentResponse {
  const digest = (algorithm: string) => createHash(algorithm).update(attachment.content).digest('hex');
  return {
    // The place among its like; Mailpit has the place in the tree of parts, which the parser does not tell.
    PartID: String(index + 1),
    FileName: attachment.filename ?? attachment.cid ?? '',
    ContentType: attachment.contentType,
    ContentID: attachment.cid ?? '',
    Size: attachment.size,
    Checksums: { MD5: digest('md5'), SHA1: digest('sha1'), SHA256: digest('sha256') },
  };
}

function split<T>(values: T[], takes: (value: T) => boolean): [T[], T[]] {
  return [values.filter(takes), values.filter((value) => !takes(value))];
}
