Feature: The letter with the reset code
  The letter is what proves that the account holder is who they say: it must reach them, once, where they said they
  live, and
  tell them what to do without anybody's help.

  @CORE-10
  Scenario Outline: One letter is sent to someone with <registered>, to the mailing address that was entered
    Given security codes go to <registered>
    And you have come to "Provide Information"
    When you enter your mailing address and primary phone number
    And you click "Mail Reset Code Instructions"
    Then exactly one letter comes to you, at the mailing address that you entered

    Examples:
      | registered                             |
      | your cell phone                        |
      | your email address                     |
      | both your cell phone and email address |

  @CORE-10
  Scenario: No second letter is sent when the visit ends
    Given security codes go to your cell phone
    And you have come to the page with "Done"
    When you click "Done"
    Then exactly one letter comes to you, at the mailing address that you entered

  @CORE-10
  Scenario: No second letter is sent at the next sign-in
    Given security codes go to your cell phone
    And you have asked for your reset code letter
    When you sign in with your username and password
    Then exactly one letter comes to you, at the mailing address that you entered

  @CORE-10
  @needs:email/sms
  @needs:letterPage
  Scenario: No second letter with a reset code is sent in the second part
    Given security codes go to your cell phone
    And you have asked for your reset code letter
    When you come back in another browser, with the letter
    And you follow its instructions to the end
    Then no other letter with a reset code has come to you

  @CORE-11
  Scenario Outline: The letter to someone with <registered> contains a reset code
    Given security codes go to <registered>
    And you have asked for your reset code letter
    When you receive the letter
    Then it contains a reset code

    Examples:
      | registered                             |
      | your cell phone                        |
      | your email address                     |
      | both your cell phone and email address |

  @CORE-12
  Scenario Outline: The letter to someone with <registered> contains step-by-step instructions
    Given security codes go to <registered>
    And you have asked for your reset code letter
    When you receive the letter
    Then it contains step-by-step instructions for changing where you receive security codes

    Examples:
      | registered                             |
      | your cell phone                        |
      | your email address                     |
      | both your cell phone and email address |

  @CORE-13
  @needs:email/sms
  @needs:letterPage
  Scenario: The second part works in a browser that has nothing left of the first
    Given security codes go to your cell phone
    And you have asked for your reset code letter
    When you come back in another browser, with the letter
    And you follow its instructions to the end
    Then you are in your my Social Security account
