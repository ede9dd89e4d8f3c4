/** The app: asks the server where the visit is, and shows that screen. */
import { css, html } from 'lit';
import { LakesideElement } from './parts/element.js';
import './parts/cookies.js';
import './parts/pieces.js';
import './parts/suggest.js';
import './screens/address.js';
import './screens/check.js';
import './screens/conditions.js';
import './screens/destination.js';
import './screens/letter.js';
import './screens/login.js';
import './screens/notices.js';

const screens = {
  memberId: () => html`<lakeside-member-id></lakeside-member-id>`,
  passphrase: (view) => html`<lakeside-passphrase .view=${view}></lakeside-passphrase>`,
  check: (view) => html`<lakeside-check .view=${view}></lakeside-check>`,
  address: () => html`<lakeside-address></lakeside-address>`,
  requested: () => html`<lakeside-requested></lakeside-requested>`,
  printing: (view) => html`<lakeside-printing .view=${view}></lakeside-printing>`,
  letter: (view) => html`<lakeside-letter .view=${view}></lakeside-letter>`,
  destination: () => html`<lakeside-destination></lakeside-destination>`,
  loginCode: (view) => html`<lakeside-login-code .view=${view}></lakeside-login-code>`,
  letterCode: () => html`<lakeside-letter-code></lakeside-letter-code>`,
  summary: () => html`<lakeside-summary></lakeside-summary>`,
  staying: () => html`<lakeside-staying></lakeside-staying>`,
  home: (view) => html`<lakeside-home .view=${view}></lakeside-home>`,
  loggedOut: () => html`<lakeside-logged-out></lakeside-logged-out>`,
};

class App extends LakesideElement {
  static properties = {
    view: { state: true },
    /** The screen that the dialog lies over. */
    under: { state: true },
    error: { state: true },
    waiting: { state: true },
  };
  static styles = [
    LakesideElement.styles,
    css`
      header {
        display: flex;
        justify-content: space-between;
        padding: 0.6rem 1rem;
        background: #cfe3e2;
      }
      main {
        max-width: 34rem;
        margin: 1rem auto;
        padding: 0 1rem;
      }
    `,
  ];

  constructor() {
    super();
    this.waiting = true;
    this.addEventListener('act', ({ detail }) => this.#ask(`acts/${detail.name}`, detail.entered));
    this.#ask('begin', {});
  }

  async #ask(path, entered) {
    this.waiting = true;
    this.error = undefined;
    try {
      const response = await fetch(`/api/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(entered),
      });
      const answer = await response.json();
      if (response.ok) this.#show(answer);
      else this.error = answer.error;
    } catch {
      this.error = 'Lakeside cannot be reached. Try again.';
    } finally {
      this.waiting = false;
    }
  }

  #show(view) {
    if (view.screen === 'conditions') this.under ??= this.view;
    else this.under = undefined;
    this.view = view;
  }

  #screen() {
    if (this.view === undefined) return '';
    if (this.view.screen !== 'conditions') return screens[this.view.screen](this.view);
    return html`${screens[this.under.screen](this.under)}<lakeside-conditions></lakeside-conditions>`;
  }

  render() {
    return html`<header>
        <span>Lakeside</span>
        <nav aria-label="Lakeside">${this.view?.screen === 'home' ? '' : html`<a href="/">Log in</a>`}</nav>
      </header>
      <main aria-busy=${this.waiting} ?inert=${this.waiting}>
        ${this.error === undefined ? '' : html`<p class="error" role="alert">${this.error}</p>`} ${this.#screen()}
      </main>`;
  }
}
customElements.define('lakeside-app', App);
