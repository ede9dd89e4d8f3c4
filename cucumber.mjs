/** cucumber-js, the second runner: `npm run cucumber` starts what it needs and says which features. */
export default {
  import: ['steps/*.ts'],
  format: ['progress', './conformance/cucumber-formatter.ts'],
};
