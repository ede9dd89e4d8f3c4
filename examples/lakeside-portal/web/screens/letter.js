/** With the letter in hand: has it come, and what does it say? */
import { html } from 'lit';
import { LakesideElement } from '../parts/element.js';

class Letter extends LakesideElement {
  static properties = { view: { attribute: false }, chosen: { state: true } };

  #answer(act, text) {
    return html`<div
      class="card"
      role="radio"
      tabindex="0"
      aria-checked=${this.chosen === act}
      @click=${() => {
        this.chosen = act;
      }}
    >
      ${text}
    </div>`;
  }

  render() {
    return html`<h1 id="question">Has our letter come?</h1>
      <div role="radiogroup" aria-labelledby="question">
        ${this.#answer('sayArrived', 'Yes, here it is')} ${this.#answer('sayMissing', 'No, write to me again')}
        ${this.view.contacts.map(({ masked }) =>
          this.#answer('keepOldContact', `I do not need it: ${masked} works again`),
        )}
      </div>
      <button class="main" ?disabled=${this.chosen === undefined} @click=${() => this.act(this.chosen)}>
        Continue
      </button>`;
  }
}
customElements.define('lakeside-letter', Letter);

class LetterCode extends LakesideElement {
  #submit(event) {
    event.preventDefault();
    this.act('giveLetterCode', { code: this.renderRoot.querySelector('input').value });
  }

  render() {
    return html`<h1>Now the code in your letter</h1>
      <form @submit=${this.#submit}>
        <label>Letter code <input autocomplete="off" placeholder="ABCD-1234" /></label>
        <button class="main">Continue</button>
      </form>`;
  }
}
customElements.define('lakeside-letter-code', LetterCode);
