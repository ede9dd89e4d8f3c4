/** What the mail room says of itself: by this a run knows it, and finds the channels that stand behind it. */
import { z } from 'zod';

export const mailRoomHealthSchema = z.object({
  service: z.literal('second-factor-conformance mail room'),
  version: z.string(),
  inbox: z.object({
    /** Base URL of Mailpit's API. */
    url: z.url(),
    smtpHost: z.string(),
    smtpPort: z.int(),
    /** Whose password its API and SMTP ask for, where they ask for one. */
    user: z.string().optional(),
    /** Which one it is, in words: `Mailpit 1.30.5`, or the stand-in. */
    name: z.string(),
  }),
  /** Base URL of the sinks. */
  sinksUrl: z.url(),
  /** Base URL of the reference portal, where one stands beside the channels. */
  portalUrl: z.url().optional(),
});
export type MailRoomHealth = z.infer<typeof mailRoomHealthSchema>;
