/**
 * What tests may do, and nobody else: make members and move their clocks. Only there with LAKESIDE_TEST_HOOKS=1, and the server
 * listens on loopback only.
 */
import { Router } from 'express';
import { addressOf, askForLetter, type House } from './flow.ts';
import type { Contact, Member } from './members.ts';

interface NewMember extends Pick<Member, 'id' | 'passphrase' | 'name' | 'contacts'> {
  /** Makes a member whose letter is on its way. */
  letter?: { lost: Contact['kind']; address: Record<string, unknown> };
}

export function testHooks(house: House): Router {
  const router = Router();
  router.post('/members', async (request, response) => {
    const { letter, ...given } = request.body as NewMember;
    const member: Member = { ...given, change: undefined, clockOffset: 0 };
    house.members.add(member);
    if (letter !== undefined) await askForLetter(member, letter.lost, addressOf(letter.address), house);
    response.status(201).json({});
  });
  router.post('/members/:id/clock', (request, response) => {
    const member = house.members.find(request.params.id);
    if (member === undefined) {
      response.status(404).json({ error: 'There is no such member.' });
      return;
    }
    member.clockOffset += (request.body as { milliseconds: number }).milliseconds;
    response.json({});
  });
  return router;
}
