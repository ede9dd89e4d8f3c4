/** The banner about cookies: comes a moment after the page, and lies over it until it is answered. */
import { css, html } from 'lit';
import { LakesideElement } from './element.js';

class Cookies extends LakesideElement {
  static properties = { open: { state: true } };
  static styles = [
    LakesideElement.styles,
    css`
      .veil {
        position: fixed;
        inset: 0;
        background: rgb(23 37 42 / 60%);
      }
      section {
        position: fixed;
        inset: auto 0 0;
        padding: 1rem;
        background: #fff;
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
    if (localStorage.getItem('cookies') === null) setTimeout(() => (this.open = true), 300);
  }

  #answer(kept) {
    localStorage.setItem('cookies', kept);
    this.open = false;
  }

  render() {
    if (!this.open) return html``;
    return html`<div class="veil"></div>
      <section aria-label="Cookies">
        <p>We would like to keep cookies that we do not need.</p>
        <button @click=${() => this.#answer('all')}>Accept all</button>
        <button @click=${() => this.#answer('needed')}>Only what is needed</button>
      </section>`;
  }
}
customElements.define('lakeside-cookies', Cookies);
