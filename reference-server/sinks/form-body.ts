/** Bodies that are forms: percent-encoded ones, and those in parts, which may bring files. */
import busboy from 'busboy';
import { RequestProblem } from './request-problem.ts';
import { decodeText } from './text-body.ts';

export const URL_ENCODED = 'application/x-www-form-urlencoded';
export const MULTIPART = 'multipart/form-data';

export interface FormParts {
  /** By name; of a name that came twice the first value. */
  fields: Map<string, string>;
  files: Map<string, Uint8Array>;
}

/** The media type of a content-type header in lower case, without its parameters; empty where there is no header. */
export function mediaType(contentType: string | undefined): string {
  return (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** @throws RequestProblem 400 `not-utf-8`, or `malformed-form` for what is not percent-encoded UTF-8 */
export function readUrlEncoded(body: Uint8Array): Map<string, string> {
  const fields = new Map<string, string>();
  for (const pair of decodeText(body).split('&')) {
    const [name = '', value = ''] = pair.split(/=(.*)/su).map(decodePercent);
    if (name !== '' && !fields.has(name)) fields.set(name, value);
  }
  return fields;
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw malformed(`"${text.slice(0, 40)}" is not percent-encoded UTF-8`);
  }
}

/**
 * @param contentType the header as it came: it names the boundary between the parts
 * @throws RequestProblem 400 `malformed-form` for parts that cannot be told apart, and for what is not UTF-8
 */
export async function readMultipart(body: Uint8Array, contentType: string): Promise<FormParts> {
  const fields = new Map<string, string>();
  const files = new Map<string, Uint8Array>();
  await new Promise<void>((resolve, reject) => {
    const failed = (error: unknown): void => reject(malformed((error as Error).message));
    try {
      // The body is bounded already.
      const limits = { fieldSize: body.length, fileSize: body.length };
      const parser = busboy({ headers: { 'content-type': contentType }, limits });
      parser.on('field', (name, value) => {
        // What the parser puts in the place of bytes that are no text.
        if (value.includes('\uFFFD')) reject(malformed(`the field "${name}" is not UTF-8`));
        else if (!fields.has(name)) fields.set(name, value);
      });
      parser.on('file', (name, stream) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', failed);
        stream.on('end', () => files.set(name, Buffer.concat(chunks)));
      });
      parser.on('error', failed);
      parser.on('close', resolve);
      parser.end(body);
    } catch (error) {
      failed(error);
    }
  });
  return { fields, files };
}

function malformed(why: string): RequestProblem {
  return new RequestProblem({
    status: 400,
    code: 'malformed-form',
    message: `The body should be a form, but it cannot be read (${why}); send it as ${URL_ENCODED} or ${MULTIPART}.`,
  });
}
