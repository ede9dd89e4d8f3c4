/**
 * A shard's blob with no more in it than the verdict's reporter reads. Playwright's own has in clear what was entered into each field, what
 * workers wrote, and the page at a failure; and it goes from one machine to another, where others can read it.
 */
import { readFileSync } from 'node:fs';
import type { TestError } from '@playwright/test/reporter';
import { strFromU8, strToU8, unzipSync, zipSync, type Unzipped } from 'fflate';
import { evidenceAmong, type Evidence } from './evidence.ts';
import { errorMessage } from './from-playwright.ts';
import { environmentMask, type Mask } from './masking.ts';
import { metadataKey } from './metadata.ts';
import { scenarioResultAnnotation, scenarioResultSchema } from './scenario-result.ts';
import { writeInPlace } from './write-in-place.ts';

interface Attachment {
  readonly name: string;
  readonly contentType: string;
  /** Its body, unless that is a file of the archive. */
  readonly base64?: string;
  readonly path?: string;
}

interface Annotation {
  readonly type: string;
  readonly description?: string;
}

interface EndedResult {
  readonly id: string;
  readonly duration: number;
  readonly status: string;
  readonly errors?: readonly TestError[];
  readonly annotations?: readonly Annotation[];
}

/** A line of the archive's `report.jsonl`, as far as anything of it is changed. */
type BlobEvent =
  | { method: 'onBlobReportMetadata' | 'onBegin' | 'onTestBegin' | 'onEnd' }
  | { method: 'onConfigure'; params: { config: { metadata?: Record<string, unknown> } } }
  | { method: 'onProject'; params: { project: object } }
  | { method: 'onAttach'; params: { attachments: readonly Attachment[] } }
  | { method: 'onTestEnd'; params: { test: object; result: EndedResult } }
  | { method: 'onError'; params: { error: TestError } }
  | { method: 'onStepBegin' | 'onStepEnd' | 'onStdIO' };

const reportName = 'report.jsonl';

/**
 * Writes a blob anew, abridged: whole, or not at all.
 *
 * @param from the blob as Playwright wrote it
 * @param env whose secrets are masked in what the runner says of errors
 * @throws Error when it is no blob, or cannot be read or written
 */
export function abridgeBlob(from: string, to: string, env: NodeJS.ProcessEnv): void {
  writeInPlace(to, abridged(readFileSync(from), environmentMask(env)));
}

function abridged(archive: Uint8Array, mask: Mask): Uint8Array {
  const files = unzipSync(archive);
  const report = files[reportName];
  if (report === undefined) throw new Error(`there is no ${reportName} in it`);
  const events = strFromU8(report)
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as BlobEvent]));
  const isRead = readAmong(events, files);
  const kept = events.flatMap((event) => abridgedEvent(event, isRead, mask));
  return zipSync({
    ...filesOf(kept, files),
    [reportName]: strToU8(kept.map((event) => `${JSON.stringify(event)}\n`).join('')),
  });
}

/** What is not named here is read by nobody: steps with what they entered, and the output of workers. */
function abridgedEvent(event: BlobEvent, isRead: (one: Attachment) => boolean, mask: Mask): BlobEvent[] {
  switch (event.method) {
    case 'onBlobReportMetadata':
    case 'onBegin':
    case 'onTestBegin':
    case 'onEnd':
      return [event];
    case 'onConfigure': {
      const { config } = event.params;
      // Playwright adds of its own accord who made the last commit.
      const metadata = { [metadataKey]: config.metadata?.[metadataKey] };
      return [{ ...event, params: { config: { ...config, metadata } } }];
    }
    case 'onProject':
      return [{ ...event, params: { project: { ...event.params.project, metadata: {} } } }];
    case 'onAttach': {
      const attachments = event.params.attachments.filter(isRead);
      return attachments.length === 0 ? [] : [{ ...event, params: { ...event.params, attachments } }];
    }
    case 'onTestEnd': {
      const { test, result } = event.params;
      return [{ ...event, params: { test, result: abridgedResult(result, mask) } }];
    }
    case 'onError':
      return [{ ...event, params: { error: maskedError(event.params.error, mask) } }];
    default:
      return [];
  }
}

function abridgedResult({ id, duration, status, errors = [], annotations = [] }: EndedResult, mask: Mask): EndedResult {
  const handedOver = annotations.filter(({ type }) => type === scenarioResultAnnotation);
  const isTold = !handedOver.some(({ description = '' }) => stands(description));
  return {
    id,
    duration,
    status,
    // That there are some counts, and the first is told at most.
    errors: errors.map((error, index) => (isTold && index === 0 ? maskedError(error, mask) : { message: '' })),
    annotations: handedOver.map(({ type, description }) => ({
      type,
      ...(description !== undefined && { description }),
    })),
  };
}

/** Whether that is the result of a scenario whatever the runner says: only a pass or a skip can be contradicted. */
function stands(description: string): boolean {
  const status = scenarioResultSchema.shape.status.safeParse(statusIn(description)).data;
  return status === 'failed' || status === 'blocked' || status === 'error';
}

function statusIn(description: string): unknown {
  try {
    return (JSON.parse(description) as { status?: unknown } | null)?.status;
  } catch {
    return undefined;
  }
}

/** Its message alone, which is read as it was: without colours, in the midst of which a secret would not be found. */
function maskedError(error: TestError, mask: Mask): TestError {
  return { message: `Error: ${mask(errorMessage(error))}` };
}

/** Evidence, and what it names, are for the report; all else that is attached is for who looks into Playwright's own. */
function readAmong(events: readonly BlobEvent[], files: Unzipped): (one: Attachment) => boolean {
  const all = events.flatMap((event) => (event.method === 'onAttach' ? event.params.attachments : []));
  const records = new Map(
    all.flatMap((one) => {
      const record = evidenceIn(one, files);
      return record === undefined ? [] : [[one, record] as const];
    }),
  );
  const named = new Set([...records.values()].flatMap(({ moments }) => moments.flatMap(namesIn)));
  return (one) => records.has(one) || named.has(one.name);
}

function evidenceIn(
  { name, contentType: mediaType, base64, path = '' }: Attachment,
  files: Unzipped,
): Evidence | undefined {
  const body = base64 === undefined ? files[path] : Buffer.from(base64, 'base64');
  return body && evidenceAmong([{ name, mediaType, body: Buffer.from(body) }]);
}

function namesIn(moment: Evidence['moments'][number]): string[] {
  if (moment.kind === 'screen') return [moment.picture];
  return moment.kind === 'letter' && moment.document !== undefined ? [moment.document] : [];
}

/** The files of the archive that are still attached. */
function filesOf(events: readonly BlobEvent[], files: Unzipped): Unzipped {
  const attached = events.flatMap((event) => (event.method === 'onAttach' ? event.params.attachments : []));
  return Object.fromEntries(
    attached.flatMap(({ path }) => {
      const file = path === undefined ? undefined : files[path];
      return path === undefined || file === undefined ? [] : [[path, file]];
    }),
  );
}
