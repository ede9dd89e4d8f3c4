/** Where the letter goes, and a phone for questions. The form is rendered anew when its list has loaded and as a ZIP is typed. */
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { LakesideElement } from '../parts/element.js';
import { phoneBoxes } from '../parts/pieces.js';

class Address extends LakesideElement {
  static properties = { rendering: { state: true } };

  constructor() {
    super();
    this.rendering = 0;
    this.entered = { street: '', unit: '', city: '', state: '', zip: '' };
    this.phone = [];
  }

  async firstUpdated() {
    await fetch('/api/states');
    this.rendering += 1;
  }

  #typed(name, value) {
    this.entered[name] = value;
    if (name !== 'zip') return;
    clearTimeout(this.settling);
    this.settling = setTimeout(() => (this.rendering += 1), 150);
  }

  #input(name, label, autocomplete) {
    return html`<label
      >${label}
      <input
        autocomplete=${autocomplete}
        ?disabled=${this.rendering === 0}
        .value=${this.entered[name]}
        @input=${(event) => this.#typed(name, event.target.value)}
    /></label>`;
  }

  render() {
    const loading = this.rendering === 0;
    return html`<h1>Where shall we write to you?</h1>
      ${keyed(
        this.rendering,
        html`<fieldset>
            <legend>Home</legend>
            ${this.#input('street', 'Street and number', 'address-line1')}
            ${this.#input('unit', 'Apartment or suite, if any', 'address-line2')}
            ${this.#input('city', 'Town', 'address-level2')}
            <lakeside-suggest
              label="State"
              .value=${this.entered.state}
              ?disabled=${loading}
              @chosen=${({ detail }) => (this.entered.state = detail)}
            ></lakeside-suggest>
            ${this.#input('zip', 'ZIP or ZIP+4', 'postal-code')}
          </fieldset>
          <lakeside-pieces
            legend="Phone for questions"
            .boxes=${phoneBoxes}
            .values=${this.phone}
            ?disabled=${loading}
            @pieces=${({ detail }) => (this.phone = detail)}
          ></lakeside-pieces>
          <button
            class="main"
            ?disabled=${loading}
            @click=${() => this.act('askForLetter', { ...this.entered, phone: this.phone.join('') })}
          >
            Write to me
          </button>`,
      )}`;
  }
}
customElements.define('lakeside-address', Address);
