Feature: Reporting a factor as no longer valid and asking for the letter
  Someone who lost a phone or an email address has to be able to say so without it, and to ask for a letter to where
  they live.

  @CORE-05
  Scenario Outline: The lost <lost> of someone with <registered> can be reported
    Given security codes go to <registered>
    And you can no longer access your <lost>
    And you have signed in as far as the question
    When you choose "No, it is no longer valid and must be changed."
    And you click "Next"
    Then you see "Terms of Service"
    And you still see "Terms of Service" a moment later

    Examples:
      | registered                             | lost          |
      | your cell phone                        | cell phone    |
      | your email address                     | email address |
      | both your cell phone and email address | email address |
      | both your cell phone and email address | cell phone    |

  @CORE-06
  Scenario Outline: Agreement to the terms leads someone with <registered> on
    Given security codes go to <registered>
    And you have come to "Terms of Service"
    Then "I agree to the Terms of Service" is not checked yet
    When you scroll down and check "I agree to the Terms of Service"
    And you click "Next"
    Then you see "Provide Information"
    And you still see "Provide Information" a moment later

    Examples:
      | registered                             |
      | your cell phone                        |
      | your email address                     |
      | both your cell phone and email address |

  @CORE-07
  Scenario Outline: A mailing address and a primary phone number can be given by someone with <registered>
    Given security codes go to <registered>
    And you have come to "Provide Information"
    When you enter your mailing address and primary phone number
    Then the page holds the mailing address and primary phone number that you entered
    And the page still holds them a moment later

    Examples:
      | registered                             |
      | your email address                     |
      | both your cell phone and email address |

  @CORE-08
  Scenario Outline: Asking for the letter is confirmed to someone with <registered>
    Given security codes go to <registered>
    And you have come to "Provide Information"
    When you enter your mailing address and primary phone number
    And you click "Mail Reset Code Instructions"
    Then you see "Done"
    And you still see "Done" a moment later

    Examples:
      | registered                             |
      | your cell phone                        |
      | your email address                     |
      | both your cell phone and email address |

  @CORE-09
  Scenario Outline: "Done" ends the visit of someone who lost their <factor>
    Given security codes go to <registered>
    And you have signed in with a security code to your <factor>
    And you have come to the page with "Done"
    When you click "Done"
    Then you have left the page with "Done"
    And your my Social Security account is not open

    @needs:sms
    Examples:
      | registered      | factor     |
      | your cell phone | cell phone |

    @needs:email
    Examples:
      | registered         | factor        |
      | your email address | email address |

  @CORE-09
  @needs:sms
  Scenario Outline: "Done" ends the visit of someone with both who lost their <lost>
    Given security codes go to both your cell phone and email address
    And you can no longer access your <lost>
    And you have signed in with a security code to your cell phone
    And you have come to the page with "Done"
    When you click "Done"
    Then you have left the page with "Done"
    And your my Social Security account is not open

    Examples:
      | lost          |
      | cell phone    |
      | email address |
