/** The letter with the code, as HTML for the print provider. */
export function letterHtml(name: string, code: string): string {
  return `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <style>
      body { font: 12pt Georgia, serif; margin: 2.75in 1in 1in; }
      .code { font: bold 18pt monospace; letter-spacing: 0.1em; }
    </style>
  </head>
  <body>
    <p>Dear ${escape(name)},</p>
    <p>you told us that you no longer have the phone or email address to which we send your login codes. With this letter you
      can have them sent elsewhere.</p>
    <h2>What to do</h2>
    <ol>
      <li>Log in to Lakeside with your Member ID and passphrase, and say that your letter has arrived.</li>
      <li>Choose Text or Mail, enter your mobile number or mail address, and confirm the login code that we send there.</li>
      <li>Enter the letter code below.</li>
      <li>Accept the conditions of use once more. Your account then opens.</li>
    </ol>
    <p>Your letter code is</p>
    <p class="code">${code}</p>
    <p>It is good for 21 days. If you did not ask for this letter, please call us.</p>
    <p>Lakeside Benefits (an example for tests; it belongs to no agency)</p>
  </body>
</html>`;
}

function escape(text: string): string {
  return text.replace(/[&<>"]/gu, (character) => `&#${String(character.codePointAt(0))};`);
}
