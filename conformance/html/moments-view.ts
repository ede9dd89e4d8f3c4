/** Pictures and messages as the page shows them. */
import { cutText } from '../cut-text.ts';
import type { Evidence, Moment } from '../evidence.ts';

export interface PictureView {
  kind: 'screen';
  /** 1-based number of the step. */
  step: number;
  title: string;
  /** A data URI. */
  source: string;
  atTheEnd: boolean;
}

export interface MessageView {
  kind: 'text message' | 'email' | 'letter';
  step: number;
  /** To whom, or the lines of the address on the envelope. */
  to: string[];
  subject: string | undefined;
  text: string;
  /** A data URI of the letter as it came. */
  document: string | undefined;
}

export type MomentView = PictureView | MessageView;

/** What a page can bear of one message. */
const maxText = 20_000;

/** All moments in their order; a picture that is not at hand is left out. */
export function momentsView(evidence: Evidence | undefined): MomentView[] {
  return evidence?.moments.flatMap((moment) => momentView(moment, evidence) ?? []) ?? [];
}

/** The last screen that there is a picture of. */
export function pictureAtTheEnd(evidence: Evidence | undefined): PictureView | undefined {
  return momentsView(evidence).findLast((moment): moment is PictureView => moment.kind === 'screen' && moment.atTheEnd);
}

/**
 * The messages that a finding is about: those that its step read; where it read none, the last of the kind that it names.
 *
 * @param step the place of its step
 * @param subject what the finding's cause is about, such as `letter`
 */
export function concernedBy(evidence: Evidence | undefined, step: number, subject: string): MomentView[] {
  const messages = momentsView(evidence).filter(({ kind }) => kind !== 'screen');
  const read = messages.filter((message) => message.step === step + 1);
  if (read.length > 0) return read;
  const last = messages.findLast(({ kind }) => kind === subject);
  return last === undefined ? [] : [last];
}

function momentView(moment: Moment, evidence: Evidence): MomentView | undefined {
  const step = moment.step + 1;
  if (moment.kind === 'screen') {
    const source = dataUri(moment.picture, evidence);
    const { title, atTheEnd = false } = moment;
    return source === undefined ? undefined : { kind: 'screen', step, title: cutText(title, 200), source, atTheEnd };
  }
  const { kind } = moment;
  return {
    kind,
    step,
    to: (kind === 'letter' ? moment.address : [moment.to]).map((line) => cutText(line, 500)),
    subject: kind === 'email' ? cutText(moment.subject, 500) : undefined,
    text: cutText(moment.text.replace(/\r\n/gu, '\n').trim(), maxText),
    document: kind === 'letter' && moment.document !== undefined ? dataUri(moment.document, evidence) : undefined,
  };
}

/** What a page may hold of its own: a browser that is told "text/html" would open it. */
const allowed = new Set(['image/jpeg', 'image/png', 'application/pdf']);

function dataUri(name: string, { files }: Evidence): string | undefined {
  const file = files.get(name);
  if (file === undefined || !allowed.has(file.mediaType)) return undefined;
  return `data:${file.mediaType};base64,${file.body.toString('base64')}`;
}
