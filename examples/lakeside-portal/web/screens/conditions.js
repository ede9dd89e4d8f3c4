/** The conditions of use, in a dialog: they can be accepted when they were scrolled to their end. */
import { css, html } from 'lit';
import { LakesideElement } from '../parts/element.js';

class Conditions extends LakesideElement {
  static properties = { read: { state: true }, accepted: { state: true } };
  static styles = [
    LakesideElement.styles,
    css`
      iframe {
        width: 100%;
        height: 10rem;
        border: 1px solid #b8cdcc;
      }
      [role='checkbox'] {
        margin: 1rem 0;
        cursor: pointer;
      }
      [role='checkbox']::before {
        content: '☐ ' / '';
      }
      [aria-checked='true']::before {
        content: '☑ ' / '';
      }
      [aria-disabled='true'] {
        opacity: 0.5;
      }
    `,
  ];

  constructor() {
    super();
    this.read = false;
    this.accepted = false;
  }

  firstUpdated() {
    this.renderRoot.querySelector('dialog').showModal();
  }

  #loaded({ target }) {
    const text = target.contentDocument;
    text.addEventListener('scroll', () => {
      const { scrollTop, scrollHeight, clientHeight } = text.documentElement;
      if (scrollTop + clientHeight >= scrollHeight - 4) this.read = true;
    });
  }

  #toggle() {
    if (this.read) this.accepted = !this.accepted;
  }

  render() {
    return html`<dialog aria-labelledby="title" @cancel=${(event) => event.preventDefault()}>
      <h2 id="title">Conditions of use</h2>
      <iframe src="/conditions.html" title="The conditions" @load=${this.#loaded}></iframe>
      <div
        role="checkbox"
        tabindex="0"
        aria-checked=${this.accepted}
        aria-disabled=${!this.read}
        @click=${this.#toggle}
        @keydown=${(event) => event.key === ' ' && this.#toggle()}
      >
        I accept the conditions of use
      </div>
      <button class="main" @click=${() => this.act('accept', { accepted: this.accepted })}>Continue</button>
    </dialog>`;
  }
}
customElements.define('lakeside-conditions', Conditions);
