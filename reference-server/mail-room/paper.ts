/** A letter as text on paper, whatever format it came in. */
import type { Letter } from '../sinks/protocol.ts';
import { wordsOfHtml } from './html-words.ts';

/** One paragraph, or a line that stands by itself as in an address. */
export interface PaperLine {
  text: string;
  /** Compared with the size of most of the text. */
  size: 'normal' | 'large' | 'small';
  /** Whether there is space above it. */
  apart: boolean;
}

/** @returns nothing when it cannot be read as the format that it says it has */
export async function paperOf({
  format,
  content,
}: Pick<Letter, 'format' | 'content'>): Promise<PaperLine[] | undefined> {
  if (format === 'text') return linesOfText(content);
  if (format === 'html') return linesOfText(await wordsOfHtml(content));
  try {
    return await linesOfPdf(content);
  } catch {
    return undefined;
  }
}

function linesOfText(text: string): PaperLine[] {
  const lines: PaperLine[] = [];
  let apart = false;
  for (const line of text.split(/\r?\n/u)) {
    if (line.trim() === '') apart = true;
    else {
      lines.push({ text: line.trim(), size: 'normal', apart });
      apart = false;
    }
  }
  return lines;
}

/** A line as it is printed. Points; `y` is counted from the foot of the page. */
interface Printed {
  text: string;
  y: number;
  right: number;
  fontSize: number;
}

/** A gap as wide as this part of the font's size is a space. */
const SPACE = 0.2;

/** A line that comes so near to the right margin goes on in the next one. */
const FULL = 0.8;

/** Lines further apart than this many font sizes are paragraphs. */
const LINE_SPACING = 1.75;

/** Sizes that differ by more than this part of it look different. */
const SIZE_STEP = 0.12;

async function linesOfPdf(base64: string): Promise<PaperLine[]> {
  const { extractTextItems } = await import('unpdf');
  const { items } = await extractTextItems(new Uint8Array(Buffer.from(base64, 'base64')));
  return items.flatMap((page) => paragraphs(printedLines(page)));
}

interface Item {
  str: string;
  x: number;
  y: number;
  width: number;
  fontSize: number;
}

function printedLines(items: readonly Item[]): Printed[] {
  const lines: Printed[] = [];
  for (const { str, x, y, width, fontSize } of items) {
    if (str.trim() === '') continue;
    const last = lines.at(-1);
    if (last !== undefined && Math.abs(last.y - y) < fontSize / 2 && x >= last.right - fontSize) {
      last.text += `${x - last.right > SPACE * fontSize ? ' ' : ''}${str}`;
      last.right = x + width;
      last.fontSize = Math.max(last.fontSize, fontSize);
    } else lines.push({ text: str, y, right: x + width, fontSize });
  }
  return lines.sort((one, other) => other.y - one.y);
}

function paragraphs(lines: readonly Printed[]): PaperLine[] {
  const margin = Math.max(...lines.map(({ right }) => right));
  const usual = median(lines.map(({ fontSize }) => fontSize));
  const paper: PaperLine[] = [];
  lines.forEach(({ text, y, fontSize }, index) => {
    const size = fontSize > usual * (1 + SIZE_STEP) ? 'large' : fontSize < usual * (1 - SIZE_STEP) ? 'small' : 'normal';
    const before = lines[index - 1];
    const apart = before === undefined || before.y - y > LINE_SPACING * fontSize;
    const last = paper.at(-1);
    const startsAnew = apart || size === 'large' || /^\d+\.\s/u.test(text);
    const goesOn = before !== undefined && last?.size === size && !startsAnew && before.right > FULL * margin;
    if (goesOn) last.text += ` ${text.trim()}`;
    else paper.push({ text: text.trim(), size, apart: apart || size === 'large' });
  });
  return paper;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? 0;
}
