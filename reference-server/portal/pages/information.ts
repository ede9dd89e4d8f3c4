import type { Block, Field, Page } from '../presentation/page.ts';
import type { InformationField, Presentation } from '../presentation/presentation.ts';
import { usStates } from '../us-states.ts';
import { type FormState, pageOf, problemOf } from './form-state.ts';

/** "Provide Information": mailing address and primary phone number, in the layout's order. */
export function informationPage(presentation: Presentation, state: FormState): Page {
  const { words, layout } = presentation;
  return pageOf(
    {
      screen: 'information',
      heading: words['information.page'],
      blocks: [
        { block: 'text', text: words['information.intro'] },
        ...layout.information.map((name) => blockFor(name, presentation, state)),
        { block: 'submit', label: words['information.submit'] },
      ],
    },
    state,
    presentation,
  );
}

function blockFor(name: InformationField, presentation: Presentation, state: FormState): Block {
  const { words, layout } = presentation;
  const common = { name, value: state.entered[name] ?? '', ...problemOf(name, state, presentation) };
  const text = { ...common, block: 'field', type: 'text' } as const satisfies Partial<Field>;
  switch (name) {
    case 'street':
      return { ...text, label: words['information.street'], autocomplete: 'street-address', width: 40 };
    case 'city':
      return { ...text, label: words['information.city'], autocomplete: 'address-level2', width: 24 };
    case 'state':
      return layout.state === 'text'
        ? { ...text, label: words['information.state'], autocomplete: 'address-level1', width: 24 }
        : {
            ...common,
            block: 'select',
            label: words['information.state'],
            autocomplete: 'address-level1',
            options: stateOptions(presentation),
          };
    case 'zip':
      return {
        ...text,
        label: words['information.zip'],
        autocomplete: 'postal-code',
        hint: words['information.zipHint'],
        width: 12,
      };
    case 'primaryPhone':
      return {
        ...text,
        type: 'tel',
        label: words['information.phone'],
        autocomplete: 'tel',
        hint: words['information.phoneHint'],
        width: 20,
      };
  }
}

function stateOptions({ words }: Presentation): { value: string; label: string }[] {
  const states = Object.entries(usStates).map(([value, label]) => ({ value, label }));
  return [{ value: '', label: words['information.chooseState'] }, ...states];
}
