/** Every shape that the sinks take; a new provider is a file beside this one and a line in this list. */
import type { Provider } from '../provider.ts';
import { lob } from './lob.ts';
import { nativeLetter } from './native-letter.ts';
import { nativeTextMessage } from './native-text-message.ts';
import { twilio } from './twilio.ts';

export const providers: readonly Provider[] = [nativeTextMessage, nativeLetter, twilio, lob];
