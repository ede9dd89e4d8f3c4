import type { Policy } from '../policy.ts';
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { type FormState, pageOf, problemOf } from './form-state.ts';

/** Where the code from the letter is entered, with the way to another letter. */
export function resetCodePage(presentation: Presentation, policy: Policy, state: FormState): Page {
  const { words } = presentation;
  return pageOf(
    {
      screen: 'resetCode',
      heading: words['resetCode.page'],
      blocks: [
        { block: 'text', text: words['resetCode.intro'] },
        {
          block: 'field',
          name: 'resetCode',
          label: words['resetCode.field'],
          type: 'text',
          autocomplete: 'one-time-code',
          value: '',
          hint: words['resetCode.hint'],
          width: policy.resetCode.length + 6,
          ...problemOf('resetCode', state, presentation),
        },
        { block: 'submit', label: words.next },
      ],
      asides: [{ act: 'anotherLetter', label: words['resetCode.another'] }],
    },
    state,
    presentation,
  );
}
