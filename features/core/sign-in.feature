Feature: Signing in asks for the second factor
  The way to a new second factor begins like any other visit: on the Sign In page, with username and password. What
  comes then
  must fit the factor that is on file, and must not be the account itself.

  @CORE-01
  Scenario: The Sign In page takes a username and a password
    Given security codes go to your cell phone
    When you go to the Sign In page
    And you enter your username and password
    Then the Sign In page holds what you entered
    When you click "Sign In"
    Then you have left the Sign In page

  @CORE-02
  Scenario: A cell phone is asked about
    Given security codes go to your cell phone
    When you sign in with your username and password
    Then you see "Please verify your cell phone number"
    And you still see "Please verify your cell phone number" a moment later

  @CORE-03
  Scenario: An email address is asked about
    Given security codes go to your email address
    When you sign in with your username and password
    Then you see "Please verify your email address"
    And you still see "Please verify your email address" a moment later

  @CORE-04
  Scenario: Both are asked about on one screen
    Given security codes go to both your cell phone and email address
    When you sign in with your username and password
    Then you see a screen with both options
    And you still see a screen with both options a moment later

  @CORE-26
  Scenario Outline: Username and password alone do not open the account of someone with <registered>
    Given security codes go to <registered>
    And you have signed in with a security code to your <factor>
    When you come back in another browser
    And you sign in with your username and password
    Then your my Social Security account is not open

    @needs:sms
    Examples:
      | registered      | factor     |
      | your cell phone | cell phone |

    @needs:email
    Examples:
      | registered         | factor        |
      | your email address | email address |

    @needs:sms
    Examples:
      | registered                             | factor     |
      | both your cell phone and email address | cell phone |

  @CORE-26
  Scenario Outline: Nor do they open that of someone with <registered> while the letter is on its way
    Given security codes go to <registered>
    And you have signed in with a security code to your <factor>
    And you have asked for your reset code letter
    When you sign in with your username and password
    Then your my Social Security account is not open

    @needs:sms
    Examples:
      | registered                             | factor     |
      | your cell phone                        | cell phone |
      | both your cell phone and email address | cell phone |

    @needs:email
    Examples:
      | registered         | factor        |
      | your email address | email address |

  @CORE-26
  @needs:sms
  Scenario: Nor do they in a browser in which the account was open before
    Given security codes go to your cell phone
    And you have signed in with a security code to your cell phone, in your own browser
    When you sign in with your username and password once more, in the same browser
    Then your username and password have not opened your my Social Security account

  @CORE-26
  @needs:letter
  @needs:letterPage
  Scenario Outline: Nor do they in the browser in which the change to <way> was made
    Given security codes go to your email address
    And your reset code letter is on its way
    And you have changed to security codes by <way>, in your own browser
    When you sign in with your username and password once more, in the same browser
    Then your username and password have not opened your my Social Security account

    @needs:sms
    Examples:
      | way          |
      | text message |

    @needs:email
    Examples:
      | way   |
      | email |

  @CORE-26
  Scenario Outline: Nor do they with the security code to <registered> left out
    Given security codes go to <registered>
    And you have signed in with a security code to your <factor>
    And you have asked for a security code to your <factor>
    When you click "Submit Security Code" without a code
    Then your my Social Security account is not open

    @needs:sms
    Examples:
      | registered      | factor     |
      | your cell phone | cell phone |

    @needs:email
    Examples:
      | registered         | factor        |
      | your email address | email address |

  @CORE-26
  Scenario Outline: Nor do they with another security code than the one that came by <way>
    Given security codes go to <registered>
    And you have signed in with a security code to your <factor>
    And you have asked for a security code to your <factor>
    When you submit another security code than the one that you received by <way>
    Then your my Social Security account is not open

    @needs:sms
    Examples:
      | registered      | factor     | way          |
      | your cell phone | cell phone | text message |

    @needs:email
    Examples:
      | registered         | factor        | way   |
      | your email address | email address | email |

  @CORE-26
  Scenario Outline: Nor do they with the question about <registered> left without an answer
    Given security codes go to <registered>
    And you have signed in with a security code to your <factor>
    And you have signed in as far as the question
    When you click "Next" without an answer
    Then your my Social Security account is not open

    @needs:sms
    Examples:
      | registered      | factor     |
      | your cell phone | cell phone |

    @needs:email
    Examples:
      | registered         | factor        |
      | your email address | email address |

  @CORE-26
  @needs:sms
  Scenario Outline: Nor does reporting the <lost> of someone with <registered>, before "Done"
    Given security codes go to <registered>
    And you can no longer access your <lost>
    And you have signed in with a security code to your cell phone
    And you have come to "Provide Information"
    When you enter your mailing address and primary phone number
    And you click "Mail Reset Code Instructions"
    Then your my Social Security account is not open

    Examples:
      | registered                             | lost          |
      | your cell phone                        | cell phone    |
      | both your cell phone and email address | email address |

  @CORE-26
  @needs:letterPage
  Scenario Outline: Nor does the <nth> of the other answers on the page that asks for the letter, with <registered>
    Given security codes go to <registered>
    And you have signed in with a security code to your <factor>
    And you have asked for your reset code letter
    And you have come to "Do you have your reset code letter?"
    When you give the <nth> answer other than "Yes, let's begin", where there is one
    Then your my Social Security account is not open

    @needs:sms
    Examples:
      | registered      | factor     | nth    |
      | your cell phone | cell phone | first  |
      | your cell phone | cell phone | second |

    @needs:email
    Examples:
      | registered         | factor        | nth   |
      | your email address | email address | first |

  @CORE-26
  @needs:sms
  @needs:letterPage
  Scenario: Nor does a security code to a contact that was just entered, before the reset code
    Given security codes go to your cell phone
    And you have signed in with a security code to your cell phone
    And you have asked for your reset code letter
    And you have come to the choice of where security codes go
    When you fill in the appropriate field to receive security codes by text message
    And you click "Next"
    And you enter the security code that you received by text message
    And you click "Submit Security Code"
    Then you are asked for the reset code
    And your my Social Security account is not open
