/** The three ways in which the portal reaches an account holder outside the browser. */
import type { PostalAddress } from '../../sinks/protocol.ts';

export interface Email {
  to: string;
  /** Addresses that get it too, and of which the others learn nothing. */
  blindCopies: readonly string[];
  subject: string;
  text: string;
}

export interface TextMessage {
  /** E.164. */
  to: string;
  body: string;
}

export interface PostedLetter {
  to: PostalAddress;
  format: 'pdf' | 'html' | 'text';
  /** Text, HTML, or a PDF in base64. */
  content: string;
}

/** Each resolves once the provider has taken the message, and rejects when it has not. */
export interface Channels {
  email(message: Email): Promise<void>;
  textMessage(message: TextMessage): Promise<void>;
  letter(letter: PostedLetter): Promise<void>;
}
