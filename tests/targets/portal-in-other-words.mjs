// @ts-check
/** A portal that has but a sign-in page, in words of its own; stops when it is told to. */
import { createServer } from 'node:http';

const page = `<!doctype html><title>Welcome</title><h1>Sign In</h1><form><label>User name <input></label>
<label>Password <input type="password"></label><button>Sign In</button></form>`;

createServer((_request, response) => response.setHeader('content-type', 'text/html').end(page)).listen(
  Number(process.env['PORT']),
  '127.0.0.1',
);
