/** A planned letter made ready for the post. */
import type { PostedLetter } from '../channels/channels.ts';
import type { Policy } from '../policy.ts';
import type { LetterContent } from '../presentation/letter-content.ts';
import type { Presentation } from '../presentation/presentation.ts';
import type { LetterPart } from '../rules.ts';
import { letterContent, type LetterToWrite } from './content.ts';
import { letterAsHtml } from './html.ts';
import { letterAsPdf } from './pdf.ts';
import { letterAsText } from './text.ts';

/** Writes a letter in the presentation's format, dated by the account's clock. */
export async function writeLetter(
  letter: LetterToWrite,
  setting: { parts: readonly LetterPart[]; presentation: Presentation; policy: Policy; now: Date },
): Promise<PostedLetter> {
  const { street, ...address } = letter.to;
  const content = letterContent(letter, setting);
  const { format } = setting.presentation.letter;
  return { to: { ...address, line1: street }, format, content: await inFormat(format, content, setting.now) };
}

async function inFormat(format: PostedLetter['format'], content: LetterContent, now: Date): Promise<string> {
  switch (format) {
    case 'pdf':
      return (await letterAsPdf(content, now)).toString('base64');
    case 'html':
      return letterAsHtml(content);
    case 'text':
      return letterAsText(content);
  }
}
