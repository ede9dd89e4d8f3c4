/** Logging in: the Member ID, then the passphrase. */
import { html } from 'lit';
import { LakesideElement } from '../parts/element.js';

class MemberId extends LakesideElement {
  #submit(event) {
    event.preventDefault();
    this.act('giveMemberId', { memberId: this.renderRoot.querySelector('input').value });
  }

  render() {
    return html`<h1>Log in to Lakeside</h1>
      <form @submit=${this.#submit}>
        <label>Member ID <input autocomplete="username" /></label>
        <button class="main">Continue</button>
      </form>`;
  }
}
customElements.define('lakeside-member-id', MemberId);

class Passphrase extends LakesideElement {
  static properties = { view: { attribute: false } };

  #submit(event) {
    event.preventDefault();
    this.act('logIn', { passphrase: this.renderRoot.querySelector('input').value });
  }

  render() {
    return html`<h1>Welcome back</h1>
      <p>You are logging in as ${this.view.memberId}.</p>
      <form @submit=${this.#submit}>
        <label>Passphrase <input type="password" autocomplete="current-password" /></label>
        <button class="main">Log in</button>
      </form>`;
  }
}
customElements.define('lakeside-passphrase', Passphrase);
