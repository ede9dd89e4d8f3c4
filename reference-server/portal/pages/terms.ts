import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { type FormState, pageOf, problemOf } from './form-state.ts';

/** The Terms of Service of either part, with their check box. */
export function termsPage(presentation: Presentation, state: FormState): Page {
  const { words, terms } = presentation;
  return pageOf(
    {
      screen: 'terms',
      heading: words['terms.page'],
      blocks: [
        { block: 'text', text: words['terms.scroll'] },
        { block: 'scroll', label: words['terms.page'], paragraphs: [...terms] },
        {
          block: 'checkbox',
          name: 'agree',
          label: words['terms.agree'],
          checked: false,
          ...problemOf('agree', state, presentation),
        },
        { block: 'submit', label: words.next },
      ],
    },
    state,
    presentation,
  );
}
