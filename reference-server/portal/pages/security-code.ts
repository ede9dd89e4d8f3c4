import type { Policy } from '../policy.ts';
import type { Page } from '../presentation/page.ts';
import type { Presentation } from '../presentation/presentation.ts';
import { filled } from '../presentation/words.ts';
import { type FormState, pageOf, problemOf } from './form-state.ts';

/** Where the security code is entered; `masked` says where it was sent, `others` where else it could be. */
export function securityCodePage(
  presentation: Presentation,
  { masked, others, policy }: { masked: string; others: string[]; policy: Policy },
  state: FormState,
): Page {
  const { words } = presentation;
  const { lifetime, length, alphabet } = policy.securityCode;
  return pageOf(
    {
      screen: 'securityCode',
      heading: words['securityCode.page'],
      blocks: [
        { block: 'text', text: filled(words['securityCode.sent'], { masked, minutes: String(lifetime / 60_000) }) },
        {
          block: 'field',
          name: 'securityCode',
          label: words['securityCode.field'],
          type: 'text',
          autocomplete: 'one-time-code',
          value: '',
          width: length + 4,
          ...(/^\d+$/u.test(alphabet) && { inputmode: 'numeric' as const }),
          ...problemOf('securityCode', state, presentation),
        },
        { block: 'submit', label: words['securityCode.submit'] },
      ],
      asides: [
        { act: 'resend', label: words['securityCode.resend'] },
        ...others.map((other) => ({
          act: 'resend',
          label: filled(words['securityCode.sendElsewhere'], { masked: other }),
        })),
      ],
    },
    state,
    presentation,
  );
}
