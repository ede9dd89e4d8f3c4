@needs:letterPage
Feature: Changing where security codes go, with the letter in hand
  Days later the account holder signs in again and goes on where the letter picks them up: the new contact, the security
  code
  that proves it, the reset code that proves the person, the terms, and the account.

  @CORE-14
  Scenario Outline: Signing in of someone with <registered> asks for the letter, once the <lost> was reported
    Given security codes go to <registered>
    And you can no longer access your <lost>
    And your reset code letter is on its way
    When you sign in with your username and password
    Then you see "Do you have your reset code letter?"

    Examples:
      | registered                             | lost          |
      | your cell phone                        | cell phone    |
      | your email address                     | email address |
      | both your cell phone and email address | cell phone    |
      | both your cell phone and email address | email address |

  @CORE-14
  Scenario: Whoever signs in a second time is asked for the letter again
    Given security codes go to your cell phone
    And your reset code letter is on its way
    And you have come to "Do you have your reset code letter?"
    When you come back in another browser
    And you sign in with your username and password
    Then you see "Do you have your reset code letter?"
    And you still see "Do you have your reset code letter?" a moment later

  @CORE-14
  Scenario: Whoever comes back in the browser in which the letter was asked for is asked for the letter too
    Given security codes go to your email address
    And you have asked for your reset code letter in your own browser, days ago
    When you sign in with your username and password
    Then you see "Do you have your reset code letter?"

  @CORE-15
  Scenario Outline: The letter leads someone with <registered> to the choice of where security codes go
    Given security codes go to <registered>
    And your reset code letter is on its way
    And you have come to "Do you have your reset code letter?"
    When you click "Yes, let's begin"
    And you click "Next"
    Then you are asked where security codes shall go
    And you are still asked where security codes shall go a moment later

    Examples:
      | registered                             |
      | your cell phone                        |
      | your email address                     |
      | both your cell phone and email address |

  @CORE-16
  Scenario Outline: Text message can be chosen by someone with <registered>
    Given security codes go to <registered>
    And your reset code letter is on its way
    And you have come to the choice of where security codes go
    When you fill in the appropriate field to receive security codes by text message
    Then the field holds what you entered
    When you click "Next"
    Then you are asked for the security code
    And you are still asked for the security code a moment later

    Examples:
      | registered         |
      | your cell phone    |
      | your email address |

  @CORE-17
  Scenario Outline: Email can be chosen by someone with <registered>
    Given security codes go to <registered>
    And your reset code letter is on its way
    And you have come to the choice of where security codes go
    When you fill in the appropriate field to receive security codes by email
    Then the field holds what you entered
    When you click "Next"
    Then you are asked for the security code
    And you are still asked for the security code a moment later

    Examples:
      | registered         |
      | your cell phone    |
      | your email address |

  @CORE-18
  Scenario Outline: One security code is sent by <way>, and none to the old <factor>
    Given security codes go to <registered>
    And you have signed in with a security code to your <factor>
    And you have asked for your reset code letter
    And you have come to the choice of where security codes go
    When you fill in the appropriate field to receive security codes by <way>
    And you click "Next"
    Then you receive one security code by <way>, and none anywhere else

    @needs:letter
    @needs:sms
    Examples:
      | registered      | factor     | way          |
      | your cell phone | cell phone | text message |

    @needs:letter
    @needs:email
    Examples:
      | registered         | factor        | way   |
      | your email address | email address | email |

    @needs:letter
    @needs:email
    @needs:sms
    Examples:
      | registered                             | factor        | way          |
      | your email address                     | email address | text message |
      | both your cell phone and email address | cell phone    | email        |

  @CORE-18
  @needs:letter
  @needs:email
  @needs:sms
  Scenario Outline: One security code is sent by <way> to someone with <registered>, and none elsewhere
    Given security codes go to <registered>
    And you can no longer access your <factor>
    And you have signed in with a security code to your <factor>
    And you have asked for your reset code letter
    And you have come to the choice of where security codes go
    When you fill in the appropriate field to receive security codes by <way>
    And you click "Next"
    Then you receive one security code by <way>, and none anywhere else

    Examples:
      | registered                             | factor        | way          |
      | your cell phone                        | cell phone    | email        |
      | both your cell phone and email address | email address | text message |

  @CORE-18
  @needs:sms
  Scenario: The security code goes to the number of this visit, and not to one of an earlier visit
    Given your reset code letter is on its way
    And you have entered another destination by text message in an earlier visit
    And you have come to the choice of where security codes go
    When you fill in the appropriate field to receive security codes by text message
    And you click "Next"
    Then you receive one security code by text message, and none anywhere else

  @CORE-19
  Scenario Outline: The security code comes before the reset code, by <way>
    Given your reset code letter is on its way
    And you have come to the choice of where security codes go
    When you fill in the appropriate field to receive security codes by <way>
    And you click "Next"
    Then you are asked for the security code
    When you enter the security code that you received by <way>
    And you click "Submit Security Code"
    Then you are asked for the reset code
    And you are still asked for the reset code a moment later

    @needs:sms
    Examples:
      | way          |
      | text message |

    @needs:email
    Examples:
      | way   |
      | email |

  @CORE-20
  Scenario Outline: The reset code leads someone with <registered> to a second "Next", with codes by <way>
    Given security codes go to <registered>
    And your reset code letter is on its way
    And you have come to the page that asks for the reset code, with codes by <way>
    When you enter the reset code from your letter
    And you click "Next"
    Then you see a page with a second "Next"
    And you still see a page with a second "Next" a moment later

    @needs:sms
    Examples:
      | registered      | way          |
      | your cell phone | text message |

    @needs:email
    Examples:
      | registered                             | way   |
      | your email address                     | email |
      | both your cell phone and email address | email |

  @CORE-21
  Scenario Outline: The terms must be agreed to again by someone with <registered>, with codes by <way>
    Given security codes go to <registered>
    And your reset code letter is on its way
    And you have come to the second "Next", with codes by <way>
    When you click "Next"
    Then you see "Terms of Service"
    And you still see "Terms of Service" a moment later
    And "I agree to the Terms of Service" is not checked yet

    @needs:sms
    Examples:
      | registered      | way          |
      | your cell phone | text message |

    @needs:email
    Examples:
      | registered                             | way   |
      | your email address                     | email |
      | both your cell phone and email address | email |

  @CORE-21
  @needs:email/sms
  Scenario: The terms must be agreed to again in the browser in which they were agreed to before
    Given security codes go to your cell phone
    And you have asked for your reset code letter in your own browser, days ago
    And you have come to the second "Next"
    When you click "Next"
    Then you see "Terms of Service"
    And "I agree to the Terms of Service" is not checked yet

  @CORE-21
  Scenario Outline: Without a second agreement the account of someone with <registered> does not open
    Given security codes go to <registered>
    And you can no longer access your <factor>
    And you have signed in with a security code to your <factor>
    And you have asked for your reset code letter
    And you have come to "Terms of Service" for the second time
    When you click "Next" without agreeing
    Then your my Social Security account is not open

    @needs:email
    Examples:
      | registered         | factor        |
      | your email address | email address |

    @needs:sms
    Examples:
      | registered                             | factor     |
      | your cell phone                        | cell phone |
      | both your cell phone and email address | cell phone |

  @CORE-22
  Scenario Outline: The last "Next" leads into the account, once codes come by <way>
    Given your reset code letter is on its way
    And you have come to "Terms of Service" for the second time, with codes by <way>
    When you scroll down and check "I agree to the Terms of Service"
    And you click "Next"
    Then you are in your my Social Security account
    And you are still in your my Social Security account a moment later

    @needs:sms
    Examples:
      | way          |
      | text message |

    @needs:email
    Examples:
      | way   |
      | email |
