import type { LetterContent } from '../presentation/letter-content.ts';
import { renderTemplate } from '../web/templates.ts';

/** The letter as an HTML document of its own. */
export function letterAsHtml(content: LetterContent): string {
  return renderTemplate('letter', content);
}
