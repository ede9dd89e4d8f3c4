/** A field that suggests as one types, and takes nothing but what it suggested. */
import { css, html } from 'lit';
import { LakesideElement } from './element.js';

class Suggest extends LakesideElement {
  static properties = {
    label: {},
    value: {},
    disabled: { type: Boolean },
    typed: { state: true },
    suggestions: { state: true },
  };
  static styles = [
    LakesideElement.styles,
    css`
      ul {
        margin: 0;
        padding: 0;
        list-style: none;
        border: 1px solid #3c6e71;
        background: #fff;
      }
      li {
        padding: 0.3rem 0.9rem;
      }
    `,
  ];

  constructor() {
    super();
    this.value = '';
    this.suggestions = [];
  }

  async #type(text) {
    this.typed = text;
    const response = await fetch(`/api/states?begin=${encodeURIComponent(text)}`);
    const suggestions = await response.json();
    if (this.typed === text) this.suggestions = suggestions;
  }

  #choose(suggestion) {
    this.value = suggestion;
    this.typed = undefined;
    this.suggestions = [];
    this.dispatchEvent(new CustomEvent('chosen', { detail: suggestion }));
  }

  #leave() {
    this.typed = undefined;
    this.suggestions = [];
  }

  render() {
    return html`<div class="field">
      <label for="input">${this.label}</label>
      <input
        id="input"
        role="combobox"
        aria-autocomplete="list"
        aria-controls="list"
        aria-expanded=${this.suggestions.length > 0}
        autocomplete="off"
        ?disabled=${this.disabled}
        .value=${this.typed ?? this.value}
        @input=${(event) => this.#type(event.target.value)}
        @blur=${this.#leave}
      />
      <ul id="list" role="listbox" aria-label="Suggestions" ?hidden=${this.suggestions.length === 0}>
        ${this.suggestions.map(
          (suggestion) =>
            html`<li
              role="option"
              aria-selected="false"
              @mousedown=${(event) => event.preventDefault()}
              @click=${() => this.#choose(suggestion)}
            >
              ${suggestion}
            </li>`,
        )}
      </ul>
    </div>`;
  }
}
customElements.define('lakeside-suggest', Suggest);
