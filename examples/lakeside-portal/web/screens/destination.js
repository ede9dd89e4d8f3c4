/** Where login codes go from now on: a tab for each way. */
import { html } from 'lit';
import { LakesideElement } from '../parts/element.js';
import { phoneBoxes } from '../parts/pieces.js';

class Destination extends LakesideElement {
  static properties = { kind: { state: true } };

  constructor() {
    super();
    this.kind = 'phone';
    this.phone = [];
    this.email = '';
  }

  #tab(kind, text) {
    return html`<button
      role="tab"
      aria-selected=${this.kind === kind}
      @click=${() => {
        this.kind = kind;
      }}
    >
      ${text}
    </button>`;
  }

  #panel() {
    if (this.kind === 'phone') {
      return html`<lakeside-pieces
        legend="Mobile number"
        .boxes=${phoneBoxes}
        .values=${this.phone}
        @pieces=${({ detail }) => (this.phone = detail)}
      ></lakeside-pieces>`;
    }
    return html`<label
      >Mail address
      <input
        type="email"
        autocomplete="email"
        .value=${this.email}
        @input=${(event) => (this.email = event.target.value)}
    /></label>`;
  }

  render() {
    return html`<h1>Where do we send your login codes from now on?</h1>
      <div role="tablist" aria-label="Ways">${this.#tab('phone', 'Text')} ${this.#tab('email', 'Mail')}</div>
      <div role="tabpanel" aria-label=${this.kind === 'phone' ? 'Text' : 'Mail'}>${this.#panel()}</div>
      <button
        class="main"
        @click=${() =>
          this.act('chooseDestination', { kind: this.kind, phone: this.phone.join(''), email: this.email })}
      >
        Continue
      </button>`;
  }
}
customElements.define('lakeside-destination', Destination);

const digitBoxes = Array.from({ length: 8 }, (_, at) => ({ name: `Digit ${at + 1} of 8`, length: 1 }));

class LoginCode extends LakesideElement {
  static properties = { view: { attribute: false } };

  constructor() {
    super();
    this.digits = [];
  }

  render() {
    return html`<h1>We have sent you a code</h1>
      <p>It went to ${this.view.sentTo.masked}.</p>
      <lakeside-pieces
        legend="Login code"
        .boxes=${digitBoxes}
        @pieces=${({ detail }) => (this.digits = detail)}
      ></lakeside-pieces>
      <button class="main" @click=${() => this.act('giveLoginCode', { code: this.digits.join('') })}>
        Check the code
      </button>
      <button @click=${() => this.act('sendAgain')}>Send another</button>`;
  }
}
customElements.define('lakeside-login-code', LoginCode);
