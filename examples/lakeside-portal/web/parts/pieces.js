/** One value in several boxes: a phone number in three, a code with a box for each digit. Typing goes on in the next box. */
import { css, html } from 'lit';
import { LakesideElement } from './element.js';

class Pieces extends LakesideElement {
  static properties = {
    legend: {},
    /** A name and a length for each box. */
    boxes: { attribute: false },
    values: { attribute: false },
    disabled: { type: Boolean },
  };
  static styles = [
    LakesideElement.styles,
    css`
      fieldset {
        display: flex;
        gap: 0.4rem;
      }
      input {
        padding: 0.5rem;
      }
    `,
  ];

  constructor() {
    super();
    this.values = [];
  }

  #typed(at, input) {
    const values = this.boxes.map((_, index) => this.values[index] ?? '');
    values[at] = input.value;
    this.values = values;
    this.dispatchEvent(new CustomEvent('pieces', { detail: values }));
    if (input.value.length >= this.boxes[at].length) this.renderRoot.querySelectorAll('input')[at + 1]?.focus();
  }

  render() {
    return html`<fieldset>
      <legend>${this.legend}</legend>
      ${this.boxes.map(
        ({ name, length }, at) =>
          html`<input
            aria-label=${name}
            inputmode="numeric"
            maxlength=${length}
            size=${length}
            ?disabled=${this.disabled}
            .value=${this.values[at] ?? ''}
            @input=${(event) => this.#typed(at, event.target)}
          />`,
      )}
    </fieldset>`;
  }
}
customElements.define('lakeside-pieces', Pieces);

/** The boxes of a phone number. */
export const phoneBoxes = [
  { name: 'Area code', length: 3 },
  { name: 'Prefix', length: 3 },
  { name: 'Line number', length: 4 },
];
