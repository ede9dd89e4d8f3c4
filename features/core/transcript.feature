@needs:letterPage
Feature: The article, step by step
  How to change the second factor of a my Social Security account, a line for each step of the article, in its order:
  from
  reporting the old contact to the account, the letter in the post included.

  @CORE-25
  Scenario Outline: From <registered> to <way>
    Given security codes go to <registered>
    And you can no longer access your <lost>

    # Part 1
    When you go to the Sign In page
    And you enter your username and password
    And you click "Sign In"
    Then you see <question>
    When you choose "No, it is no longer valid and must be changed."
    And you click "Next"
    Then you see "Terms of Service"
    When you scroll down and check "I agree to the Terms of Service"
    And you click "Next"
    Then you see "Provide Information"
    When you enter your mailing address and primary phone number
    And you click "Mail Reset Code Instructions"
    Then you see "Done"
    When you click "Done"

    # 5 to 10 business days
    And you receive the letter
    Then it comes to you at the mailing address that you entered
    And it contains a reset code
    And it contains step-by-step instructions for changing where you receive security codes

    # Part 2
    When you go to the Sign In page
    And you enter your username and password
    And you click "Sign In"
    Then you see "Do you have your reset code letter?"
    When you click "Yes, let's begin"
    And you click "Next"
    And you fill in the appropriate field to receive security codes by <way>
    And you click "Next"
    And you enter the security code that you received by <way>
    And you click "Submit Security Code"
    And you enter the reset code from your letter
    And you click "Next"
    Then you see a page with a second "Next"
    When you click "Next"
    Then you see "Terms of Service"
    When you scroll down and check "I agree to the Terms of Service"
    And you click "Next"
    Then you are in your my Social Security account

    Examples:
      | registered                             | lost          | question                               | way          |
      | your cell phone                        | cell phone    | "Please verify your cell phone number" | text message |
      | your cell phone                        | cell phone    | "Please verify your cell phone number" | email        |
      | your email address                     | email address | "Please verify your email address"     | text message |
      | your email address                     | email address | "Please verify your email address"     | email        |
      | both your cell phone and email address | cell phone    | a screen with both options             | text message |
      | both your cell phone and email address | email address | a screen with both options             | email        |
