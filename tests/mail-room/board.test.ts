import { expect, test } from '@playwright/test';
import { type Card, CARDS_KEPT, createBoard } from '../../reference-server/mail-room/board.ts';

const ids = (cards: readonly { id: string }[]): string[] => cards.map(({ id }) => id);

test('the newest stands at the top, and what changes stays in its place unless it is moved', () => {
  const board = createBoard();
  for (const id of ['a', 'b', 'c']) board.put({ list: 'phone', id, html: id });
  board.put({ list: 'phone', id: 'b', html: 'B' });
  expect(board.cards('phone').map(({ html }) => html)).toEqual(['c', 'B', 'a']);
  board.put({ list: 'phone', id: 'a', html: 'A' }, { toTop: true });
  expect(ids(board.cards('phone'))).toEqual(['a', 'c', 'b']);
});

test('who has seen some is told the rest, in the order in which it happened', () => {
  const board = createBoard();
  board.put({ list: 'phone', id: 'a', html: '' });
  const seen = board.sequence();
  board.put({ list: 'inbox', id: 'b', html: '' });
  board.put({ list: 'phone', id: 'a', html: 'new' });
  expect(ids(board.changedAfter(seen))).toEqual(['b', 'a']);
  expect(board.changedAfter(board.sequence())).toEqual([]);
});

test('a list keeps so many, and says which it let go', () => {
  const gone: Card[] = [];
  const board = createBoard((card) => gone.push(card));
  for (let index = 0; index < CARDS_KEPT + 2; index += 1) board.put({ list: 'inbox', id: String(index), html: '' });
  expect(board.cards('inbox')).toHaveLength(CARDS_KEPT);
  expect(ids(gone)).toEqual(['0', '1']);
});
