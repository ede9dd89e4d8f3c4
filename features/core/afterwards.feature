@needs:letterPage
Feature: From then on
  The change is worth what it does at the next sign-in: the new factor opens the account, and the one that was lost does
  not.

  @CORE-23
  Scenario Outline: The new factor opens the account, by <way>
    Given security codes go to <registered>
    And your reset code letter is on its way
    And you have changed to security codes by <way>
    When you sign in with your username and password
    And you ask for a security code by <way>
    And you enter the security code that you received by <way>
    And you click "Submit Security Code"
    Then you are in your my Social Security account

    @needs:sms
    Examples:
      | registered         | way          |
      | your email address | text message |

    @needs:email
    Examples:
      | registered      | way   |
      | your cell phone | email |

  @CORE-23
  Scenario Outline: Another <factor> in place of the old one opens the account of someone with <registered>
    Given security codes go to <registered>
    And you can no longer access your <factor>
    And your reset code letter is on its way
    And you have changed to security codes by <way>
    When you sign in with your username and password
    And you ask for a security code by <way>
    And you enter the security code that you received by <way>
    And you click "Submit Security Code"
    Then you are in your my Social Security account

    @needs:sms
    Examples:
      | registered                             | factor     | way          |
      | your cell phone                        | cell phone | text message |
      | both your cell phone and email address | cell phone | text message |

    @needs:email
    Examples:
      | registered                             | factor        | way   |
      | your email address                     | email address | email |
      | both your cell phone and email address | email address | email |

  @CORE-23
  Scenario Outline: The new factor opens the account the second time too, by <way>
    Given security codes go to <registered>
    And your reset code letter is on its way
    And you have changed to security codes by <way>
    And you have signed in with a security code to your <factor>
    When you sign in with your username and password
    And you ask for a security code by <way>
    And you enter the security code that you received by <way>
    And you click "Submit Security Code"
    Then you are in your my Social Security account
    And you are still in your my Social Security account a moment later

    @needs:sms
    Examples:
      | registered         | way          | factor     |
      | your email address | text message | cell phone |

    @needs:email
    Examples:
      | registered         | way   | factor        |
      | your email address | email | email address |

  @CORE-23
  Scenario Outline: Codes by <way> in place of the <factor> open the account of someone with both
    Given security codes go to both your cell phone and email address
    And you can no longer access your <factor>
    And your reset code letter is on its way
    And you have changed to security codes by <way>
    When you sign in with your username and password
    And you ask for a security code by <way>
    And you enter the security code that you received by <way>
    And you click "Submit Security Code"
    Then you are in your my Social Security account

    @needs:email
    Examples:
      | factor     | way   |
      | cell phone | email |

    @needs:sms
    Examples:
      | factor        | way          |
      | email address | text message |

  @CORE-24
  Scenario Outline: The <factor> that was reported by someone with <registered> is no longer used, once codes come by <way>
    Given security codes go to <registered>
    And you can no longer access your <factor>
    And you have signed in with a security code to your <factor>
    And you have changed to security codes by <way>
    When you sign in with your username and password
    Then the factor that you reported is not offered
    When you ask for a security code by <way>
    Then the factor that you reported is not offered on the page that asks for the code
    And no security code comes to the factor that you reported

    Examples:
      | registered                             | factor        | way          |
      | your cell phone                        | cell phone    | text message |
      | your email address                     | email address | email        |
      | both your cell phone and email address | email address | email        |
      | both your cell phone and email address | cell phone    | email        |
      | both your cell phone and email address | cell phone    | text message |
      | both your cell phone and email address | email address | text message |
      | your cell phone                        | cell phone    | email        |

  @CORE-24
  Scenario: The factor that was reported is used for as long as the portal says
    Given security codes go to your email address
    And you have signed in with a security code to your email address
    And you have changed to security codes by text message, as far as the old factor is still used
    When you sign in with your username and password
    Then the factor that you reported is not offered
    When you ask for a security code by text message
    Then no security code comes to the factor that you reported

  @CORE-24
  Scenario: The factor that was reported is neither offered nor used in the browser in which the letter was asked for
    Given security codes go to your email address
    And you have signed in with a security code to your email address
    And you have asked for your reset code letter in your own browser, days ago
    And you have changed to security codes by text message, in your own browser
    When you sign in with your username and password once more, in the same browser
    Then the factor that you reported is not offered
    When you ask for a security code by text message
    Then no security code comes to the factor that you reported

  @CORE-24
  Scenario Outline: The <factor> that was reported is neither offered nor used the second time, once codes come by <way>
    Given security codes go to your <factor>
    And you have signed in with a security code to your <factor>
    And you have changed to security codes by <way>
    And you have signed in with a security code to your <new>
    When you sign in with your username and password
    Then the factor that you reported is not offered
    When you ask for a security code by <way>
    Then no security code comes to the factor that you reported

    Examples:
      | factor        | way          | new           |
      | email address | text message | cell phone    |
      | cell phone    | text message | cell phone    |
      | email address | email        | email address |

  @CORE-24
  Scenario Outline: The factor that was not reported becomes what the portal says, when the <factor> was
    Given security codes go to both your cell phone and email address
    And you can no longer access your <factor>
    And you have asked for your reset code letter
    And you have changed to security codes by <way>
    When you sign in with your username and password
    Then the factor that you did not report is as the portal says

    Examples:
      | factor        | way          |
      | cell phone    | text message |
      | email address | email        |
