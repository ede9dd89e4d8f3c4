/** cucumber-js, the second runner: `npm run cucumber` starts what it needs and says which features. */
import { endWithParent } from './cli/end-with-parent.ts';

// Read by the one process that `npm run cucumber` starts, and not by that one's workers.
endWithParent();

export default {
  import: ['steps/*.ts'],
  format: ['progress', './conformance/cucumber-formatter.ts'],
};
