import type { Request } from 'express';
import type { Entered } from '../model.ts';

/** The fields of a form that was posted, as they were typed. */
export function typedIn(request: Request): Entered {
  const body = (request.body ?? {}) as Record<string, unknown>;
  // A field that came twice would be a list; none of ours does.
  return Object.fromEntries(
    Object.entries(body).filter((field): field is [string, string] => typeof field[1] === 'string'),
  );
}

/** The same without the space around. */
export function enteredIn(request: Request): Entered {
  return Object.fromEntries(Object.entries(typedIn(request)).map(([name, value]) => [name, value.trim()]));
}
