/** Telling a browser, as it happens, what is new on the board: server-sent events. */
import type { RequestHandler } from 'express';
import type { Board, Card } from './board.ts';

/**
 * A stream of cards. It begins with those that the browser lacks: `?after=` says which it has, and after a break the
 * browser itself says it by Last-Event-ID.
 * @param boot told first, so that a page of a mail room that was started anew since loads itself again
 */
export function liveStream(board: Board, boot: string): RequestHandler {
  return (request, response) => {
    const seen = Number(request.headers['last-event-id'] ?? request.query['after']);
    response.set({ 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' });
    response.flushHeaders();
    response.write(`event: boot\ndata: ${boot}\n\n`);
    const send = ({ changed, ...card }: Card): void => {
      response.write(`id: ${changed}\nevent: card\ndata: ${JSON.stringify(card)}\n\n`);
    };
    board.changedAfter(Number.isInteger(seen) ? seen : 0).forEach(send);
    response.on('close', board.subscribe(send));
  };
}
