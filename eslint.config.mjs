import playwright from 'eslint-plugin-playwright';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.features-gen',
      'conformance-report',
      'allure-results',
      'allure-report',
      'test-results',
      'blob-report',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise that nobody awaits is the classic bug of a browser test: it passes, and looked at nothing.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // Labels and codes are taken apart character by character; what is more than one code point does not stand in them.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Methods without `this` are what callers destructure.
      '@typescript-eslint/unbound-method': 'off',
      'no-console': 'error',
      'max-lines': ['error', { max: 450, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Cucumber's packages each bring their own copy of the message types; they are plain data, the same in all.
    files: ['conformance/scenarios.ts', 'conformance/cucumber.ts', 'fixtures/cucumber.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      '@typescript-eslint/no-unsafe-enum-comparison': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    extends: [playwright.configs['flat/recommended']],
    rules: {
      // These tests have no page: what they assert is in helpers as often as in the test.
      'playwright/expect-expect': 'off',
      // Tables of cases decide by case what is expected.
      'playwright/no-conditional-in-test': 'off',
      'playwright/no-conditional-expect': 'off',
      // What cannot be had on a machine is skipped aloud, with the reason.
      'playwright/no-skipped-test': 'off',
      // Blank lines are prettier's.
      'playwright/consistent-spacing-between-blocks': 'off',
    },
  },
  {
    files: ['steps/**/*.ts', 'fixtures/**/*.ts'],
    ignores: ['fixtures/portal/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(locator|getBy\\w+|waitForTimeout|waitForSelector)$/]',
          message: 'Only fixtures/portal has locators, by role and name.',
        },
        {
          selector: "Literal[value='networkidle']",
          message: 'A page that goes on loading is no fault: wait for what is on it.',
        },
      ],
    },
  },
  {
    files: ['fixtures/portal/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='locator'] > Literal[value!=/^body(, frameset)?$/]",
          message: 'Find things by role and name, as the account holder does; no selectors.',
        },
        {
          selector: 'CallExpression[callee.property.name=/^(waitForTimeout|waitForSelector|getByTestId)$/]',
          message: 'Find things by role and name, and wait for what is to come.',
        },
        {
          selector: "Literal[value='networkidle']",
          message: 'A page that goes on loading is no fault: wait for what is on it.',
        },
      ],
    },
  },
);
