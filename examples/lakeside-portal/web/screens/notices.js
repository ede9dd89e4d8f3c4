/** Screens that say something and offer a way on. */
import { html } from 'lit';
import { LakesideElement } from '../parts/element.js';

class Requested extends LakesideElement {
  render() {
    return html`<h1>Your letter is being written</h1>
      <p>It comes in five to ten business days. Log in again when you have it.</p>
      <button class="main" @click=${() => this.act('finish')}>I am done</button>`;
  }
}
customElements.define('lakeside-requested', Requested);

class LoggedOut extends LakesideElement {
  render() {
    return html`<h1>You are logged out</h1>
      <p>Until next time.</p>
      <a href="/">Back to the login</a>`;
  }
}
customElements.define('lakeside-logged-out', LoggedOut);

class Printing extends LakesideElement {
  static properties = { view: { attribute: false } };

  render() {
    return html`<h1>Your letter is at the printer’s</h1>
      <p>From the second day on we ask for its code here.</p>
      ${this.view.contacts.map(({ masked }) => html`<p>Until then you can use ${masked}.</p>`)}
      ${
        this.view.contacts.length > 0
          ? html`<button @click=${() => this.act('keepOldContactMeanwhile')}>Use it</button>`
          : ''
      }`;
  }
}
customElements.define('lakeside-printing', Printing);

class Summary extends LakesideElement {
  render() {
    return html`<h1>Almost there</h1>
      <p>Both codes are right. One thing is left: the conditions of use.</p>
      <button class="main" @click=${() => this.act('goOn')}>Continue</button>`;
  }
}
customElements.define('lakeside-summary', Summary);

class Staying extends LakesideElement {
  render() {
    return html`<h1>Stay logged in on this device?</h1>
      <button @click=${() => this.act('decideStaying')}>Stay logged in</button>
      <button @click=${() => this.act('decideStaying')}>Not on this device</button>`;
  }
}
customElements.define('lakeside-staying', Staying);

class Home extends LakesideElement {
  static properties = { view: { attribute: false } };

  render() {
    return html`<h1>Your Lakeside benefits</h1>
      <p>Hello ${this.view.name}. There is nothing new.</p>
      <h2>Login codes go to</h2>
      <ul>
        ${this.view.contacts.map(({ masked }) => html`<li>${masked}</li>`)}
      </ul>
      <button @click=${() => this.act('logOut')}>Log out</button>`;
  }
}
customElements.define('lakeside-home', Home);
