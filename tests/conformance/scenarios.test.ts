import { expect, test } from '@playwright/test';
import { parseScenarios } from '../../conformance/scenarios.ts';

const feature = `@core
Feature: The terms

  Background:
    Given you signed in

  @CORE-06
  Scenario: Agreeing leads on
    And you came to the terms
    When you click "Next"
    But you wait not
    Then you see "Provide Information"
    * all is well

  Rule: Either way

    @CORE-25 @needs:letter
    Scenario Outline: From <old>
      When you enter your <old>

      @needs:sms
      Examples:
        | old   |
        | phone |

      Examples:
        | old   |
        | email |
        | fax   |
`;

test('a scenario with its line, tags, requirement, needs and steps', () => {
  const [scenario] = parseScenarios(feature, 'features/core/terms.feature');
  expect(scenario).toEqual({
    file: 'features/core/terms.feature',
    line: 8,
    name: 'Agreeing leads on',
    tags: ['@core', '@CORE-06'],
    requirement: 'CORE-06',
    needs: [],
    steps: [
      { keyword: 'Given', text: 'you signed in', line: 5, type: 'given' },
      { keyword: 'And', text: 'you came to the terms', line: 9, type: 'given' },
      { keyword: 'When', text: 'you click "Next"', line: 10, type: 'when' },
      { keyword: 'But', text: 'you wait not', line: 11, type: 'when' },
      { keyword: 'Then', text: 'you see "Provide Information"', line: 12, type: 'then' },
      { keyword: '*', text: 'all is well', line: 13, type: 'unknown' },
    ],
  });
});

test('an outline is a scenario for each example, at the line of its row, with the tags of its examples', () => {
  const [, ...examples] = parseScenarios(feature, 'x');
  expect(examples.map(({ line, name, needs, steps }) => [line, name, needs, steps[1]?.text, steps[1]?.line])).toEqual([
    [24, 'From phone', ['letter', 'sms'], 'you enter your phone', 19],
    [28, 'From email', ['letter'], 'you enter your email', 19],
    [29, 'From fax', ['letter'], 'you enter your fax', 19],
  ]);
});

test('a scenario with two requirement tags has no requirement of its own', () => {
  const [scenario] = parseScenarios(feature.replace('@CORE-06', '@CORE-06 @CORE-07'), 'x');
  expect(scenario?.requirement).toBeUndefined();
});

test('what is no Gherkin is refused, with the file', () => {
  expect(() => parseScenarios('Feature: x\n  Scenario: y\n    Given z\n  nonsense', 'a.feature')).toThrow(
    /^a\.feature cannot be read: .*4:3/s,
  );
});

test('a need that is none is refused, with the file', () => {
  expect(() => parseScenarios(feature.replace('@needs:sms', '@needs:fax'), 'a.feature')).toThrow(
    /^a\.feature cannot be read: The tag @needs:fax names no need/,
  );
});
