import { renderTemplate } from '../web/templates.ts';
import type { LetterContent } from './content.ts';

/** The letter as an HTML document of its own. */
export function letterAsHtml(content: LetterContent): string {
  return renderTemplate('letter', content);
}
