/** What all parts and screens of Lakeside share: an open shadow root with the house's style. */
import { css, LitElement } from 'lit';

export class LakesideElement extends LitElement {
  static styles = css`
    :host {
      display: block;
    }
    button,
    .card,
    input {
      font: inherit;
      padding: 0.5rem 0.9rem;
      border: 1px solid #3c6e71;
      border-radius: 0.4rem;
      background: #fff;
      color: inherit;
    }
    button.main {
      background: #1d5c63;
      color: #fff;
    }
    button:disabled {
      opacity: 0.5;
    }
    label,
    .field {
      display: block;
      margin: 0.8rem 0;
    }
    label input {
      display: block;
    }
    .card {
      display: block;
      width: 100%;
      margin: 0.5rem 0;
      text-align: left;
    }
    .card small {
      display: block;
    }
    [aria-pressed='true'],
    [aria-checked='true'],
    [aria-selected='true'] {
      outline: 3px solid #e09f3e;
    }
    .error {
      color: #9b2226;
    }
    fieldset {
      border: 1px solid #b8cdcc;
      border-radius: 0.4rem;
    }
  `;

  /** Asks the app to do something with what was entered. */
  act(name, entered = {}) {
    this.dispatchEvent(new CustomEvent('act', { detail: { name, entered }, bubbles: true, composed: true }));
  }
}
