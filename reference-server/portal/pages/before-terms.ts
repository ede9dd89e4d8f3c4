import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { filled } from '../presentation/words.ts';
import { type FormState, pageOf } from './form-state.ts';

/** The page between the reset code and the terms; `masked` is the new destination. */
export function beforeTermsPage(presentation: Presentation, masked: string, state: FormState): Page {
  const { words } = presentation;
  return pageOf(
    {
      screen: 'beforeTerms',
      heading: words['beforeTerms.page'],
      blocks: [
        { block: 'text', text: filled(words['beforeTerms.text'], { masked }) },
        { block: 'submit', label: words.next },
      ],
    },
    state,
    presentation,
  );
}
