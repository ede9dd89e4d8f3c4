/** Before the first worker: `npm test`, when it is stopped, stops this runner too. */
import { endWithParent } from '../cli/end-with-parent.ts';

export default function globalSetup(): void {
  endWithParent();
}
